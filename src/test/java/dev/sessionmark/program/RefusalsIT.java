package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged program does not do, and the one line in which it says why. */
@Timeout(600)
class RefusalsIT {
    private static final int USAGE = 2;
    private static final int READER_GONE = 141;

    @TempDir static Path home;

    @BeforeAll
    static void furnish() throws Exception {
        FurnishedHome.in(home);
    }

    /** What is wrong with an option is refused before anything starts, see {@code MainTest}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    compare --trials=0                | --trials
                    serve --port=70000                | --port
                    show 20200101-000000-0000         | 20200101-000000-0000
                    history --database-url=x          | --database-url
                    """)
    void badUsageGivesOneLineThatNamesIt(String arguments, String named) throws Exception {
        Program program = Program.run(home, arguments.split(" "));
        assertEquals(USAGE, program.exitCode(), () -> "said: " + program.err());
        assertEquals(1, program.said().size(), () -> "said: " + program.err());
        assertTrue(program.said().getFirst().contains(named), program.said()::getFirst);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "history", "token create --print --name=x --role=viewer"})
    @Drill(
            failure = "Standard output is a full disk",
            done = "`> /dev/full`",
            seen = "exit code 2 and a line on standard error")
    void whatCannotBeWrittenIsNotDone(String arguments) throws Exception {
        Program program = Program.runInto(Path.of("/dev/full"), home, arguments.split(" "));
        assertEquals(USAGE, program.exitCode(), () -> "said: " + program.err());
        assertEquals(
                "sessionmark: cannot write to standard output: No space left on device",
                program.said().getLast());
    }

    @Test
    void connectionsThatNeedMoreOpenFilesThanAllowedAreRefusedInOneLine() throws Exception {
        int limit = 400;
        List<String> limited = Program.withOpenFiles(limit);
        Program program = Program.through(home, limited, "compare", "--connections=400");
        assertEquals(USAGE, program.exitCode(), () -> "said: " + program.err());
        assertEquals(1, program.said().size(), () -> "said: " + program.err());
        assertTrue(
                program.said().getFirst().matches(".*--connections: .*need \\d+ .*limit is 400.*"),
                program.said()::getFirst);
    }

    /** As with {@code | head -1}: the reader has what it wants. */
    @Test
    void endsQuietlyWhenNobodyReadsAnyMore() throws Exception {
        Program program = Program.runUnread(home, "completion");
        assertEquals(List.of("ended with " + READER_GONE), program.said());
    }

    @Test
    void anUnreachableDatabaseGivesOneLineWithoutThePassword() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Program program =
                Program.run(
                        home,
                        "compare",
                        "--database-url=postgresql://someone:secret@127.0.0.1:" + free + "/x");
        assertEquals(USAGE, program.exitCode());
        assertEquals(1, program.said().size(), () -> "said: " + program.err());
        assertTrue(
                program.said().getFirst().contains("127.0.0.1:" + free), program.err()::toString);
        assertFalse(program.err().toString().contains("secret"));
    }

    @Test
    void aPortInUseGivesOneLine() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program program = Program.run(home, "serve", "--port=" + socket.getLocalPort());
            assertEquals(USAGE, program.exitCode(), () -> "said: " + program.err());
            assertEquals(1, program.said().size(), () -> "said: " + program.err());
            assertTrue(
                    program.said().getFirst().contains(Integer.toString(socket.getLocalPort())),
                    program.said()::getFirst);
        }
    }

    @Test
    void whoOthersCanReachRefusesToStartInOneLine() throws Exception {
        assertRefused(home, Map.of(), "sessionmark token create", "--host=0.0.0.0");
    }

    @Test
    void tokensThatCannotBeReadKeepItFromStartingInOneLine(@TempDir Path own) throws Exception {
        Path tokens = own.resolve("tokens");
        Files.writeString(tokens, "nonsense\n");
        assertRefused(own, Map.of(), "line 1: ");
        Files.delete(tokens);
        Files.createDirectory(tokens);
        assertRefused(own, Map.of(), "cannot read the tokens in " + tokens);
    }

    @Test
    void halfAnIdentityProviderKeepsItFromStartingInOneLine() throws Exception {
        assertRefused(
                home,
                Map.of("SESSIONMARK_ACCESS_JWT_ISSUER", "https://idp.example"),
                "an identity provider needs sessionmark.access.jwt.keys-url");
    }

    private static void assertRefused(
            Path home, Map<String, String> variables, String why, String... options)
            throws Exception {
        Program program =
                Program.start(
                        home,
                        variables,
                        Stream.concat(Stream.of("serve", "--port=0"), Stream.of(options))
                                .toArray(String[]::new));
        assertEquals(USAGE, program.exitCode());
        assertEquals(1, program.said().size(), () -> program.said().toString());
        assertTrue(program.said().getFirst().contains(why), program.said()::getFirst);
    }
}
