package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.cli.terminal.UserException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the program ends with: the same codes for every command. */
class MainTest {

    private static final String MANAGEMENT_PORT = "quarkus.management.port";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void leave() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    static Set<String> commands() {
        return Commands.all().getSubcommands().keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        assertEquals(ExitCode.DONE, run(command, "--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Usage: sessionmark"));
        assertEquals("", said());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandRefusesWhatItDoesNotKnow(String command) {
        String id = command.equals("show") ? "x" : "--no-such-option";
        assertEquals(ExitCode.USAGE, run(command, id, "--no-such-option"));
        assertEquals(1, said().lines().count(), said());
        assertTrue(said().contains("'--no-such-option'"), said());
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    setups                                        | 0 |
                    workloads                                     | 0 |
                    completion                                    | 0 |
                    --help                                        | 0 |
                    token                                         | 2 | create, list, revoke
                    token create --name=x                         | 2 | --role
                    token create --name=x --role=king --print     | 2 | king
                    token list --file=/                           | 2 | tokens
                    token revoke nobody --file=/nowhere/tokens    | 2 | nobody
                    token revoke nobody --file=/dev/null/tokens   | 2 | tokens
                    show                                          | 2 | ID
                    history --limit=1001                          | 2 | --limit
                    compare --connections=0                       | 2 | --connections
                    compare --db-latency=5ms,                     | 2 | '5ms,'
                    compare --db-latency=5ms,,                    | 2 | ','
                    compare --db-latency=,5ms                     | 2 | ''
                    compare --pool-size=5,                        | 2 | '5,'
                    compare --rate=100,                           | 2 | "100,"
                    compare --setups=no-pool,                     | 2 | "no-pool,"
                    compare --setups=                             | 2 | known are
                    compare --rate=                               | 2 | --rate
                    compare --workload=                           | 2 | known are
                    compare --label=                              | 2 | 1 to 100 characters
                    compare --out=                                | 2 | --out: must name a folder
                    compare --max-p99=0ms                         | 2 | --max-p99: must be from 1us to 60m, not 0ms
                    compare --max-p99=61m                         | 2 | --max-p99: must be from 1us to 60m, not 3660s
                    compare --warmup=1440m                        | 2 | must be from 0 to 3600
                    show x --out=                                 | 2 | --out: must name a folder
                    serve --host=                                 | 2 | --host: must name an address
                    serve --database-url=                         | 2 | Database URL is empty
                    token list --file=                            | 2 | --file: must name a file
                    token create --name= --role=viewer --print    | 2 | --name
                    serve --port=65536                            | 2 | --port
                    compare --db-latency=5                        | 2 | is not a time; write it like 500us, 5ms, 1.5s or 2m
                    compare --setups=fastest                      | 2 | fastest
                    compare --rate=100 --users=5                  | 2 | --users
                    compare --fail-on=worse                       | 2 | --fail-on
                    compare --format=xml                          | 2 | --format
                    compare --out=/dev/null/x                     | 2 | --out
                    compare --speed=9                             | 2 | --speed
                    compare --duration=4s --rounds=9 --duration=1s | 2 | option '--duration' should be specified only once
                    serve --port 1 --port=2                       | 2 | should be specified only once
                    compare --rounds=9 --setups=x --setups=no-pool --duration=1s | 2 | --rounds
                    compare --budget=300                          | 2 | --budget
                    compare --budget=5m --precision=10            | 2 | --precision
                    compare --budget=5m --precision=0%            | 2 | --precision
                    compare --precision=10%                       | 2 | --precision
                    compare --slow-call=20ms                      | 2 | --slow-call
                    --port=18080 serve                            | 2 | --port
                    history --ephemeral                           | 2 | --ephemeral
                    history --measured-database-url=postgresql://a:b@h/d | 2 | --measured-database-url
                    show x --ephemeral                            | 2 | --ephemeral
                    show x --label=y                              | 2 | --label
                    show x --measured-database-url=postgresql://a:b@h/d | 2 | --measured-database-url
                    history --limit=0                             | 2 | --limit
                    misspelt                                      | 2 | misspelt
                    """)
    void sayWhatReadMeSays(String arguments, int exitCode, String named) {
        assertEquals(exitCode, run(arguments.split(" ")), this::said);
        if (named == null) {
            assertEquals("", said());
        } else {
            assertEquals(1, said().lines().count(), said());
            assertTrue(said().contains(named), said());
            // A class is no reason.
            assertFalse(said().contains("Exception"), said());
        }
    }

    /** Both servers would share the socket, and each get half of what is meant for the other. */
    @Test
    void oneLineForOnePortOfBothServers() {
        String before = System.setProperty(MANAGEMENT_PORT, "8123");
        try {
            assertEquals(ExitCode.USAGE, run("serve", "--port=8123"));
        } finally {
            if (before == null) {
                System.clearProperty(MANAGEMENT_PORT);
            } else {
                System.setProperty(MANAGEMENT_PORT, before);
            }
        }
        assertEquals(1, said().lines().count(), said());
        assertTrue(said().contains("8123 is the port of health and metrics"), said());
    }

    @Test
    void itKnowsItsVersionBeforeAnythingHasStarted() {
        assertEquals(ExitCode.DONE, run("--version"));
        String version = out.toString(StandardCharsets.UTF_8).strip();
        assertTrue(version.matches("sessionmark \\d+\\.\\d+.*"), version);
        assertTrue(!Files.exists(Path.of(".git")) || version.contains("(commit "), version);
    }

    @Test
    void aTokenIsShownOnceListedAndRevoked(@TempDir Path folder) throws Exception {
        String file = "--file=" + folder.resolve("tokens");
        String[] create = {"token", "create", "--role=operator", "--name=ci", file};
        assertEquals(ExitCode.DONE, run(create), this::said);
        String token = out.toString(StandardCharsets.UTF_8).strip();
        assertTrue(token.matches("smk_[A-Za-z0-9_-]{43}"), token);
        assertFalse(Files.readString(folder.resolve("tokens")).contains(token));

        err.reset();
        assertEquals(ExitCode.USAGE, run(create));
        assertEquals(1, said().lines().count(), this::said);

        out.reset();
        assertEquals(ExitCode.DONE, run("token", "list", file));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("ci "), out::toString);
        assertEquals(ExitCode.DONE, run("token", "revoke", "ci", file));
        assertEquals(ExitCode.USAGE, run("token", "revoke", "ci", file));
        out.reset();
        assertEquals(ExitCode.DONE, run("token", "list", file));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aBrokenLineIsNamedAndKeepsNoTokenFromBeingRevoked(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tokens");
        assertEquals(
                ExitCode.DONE,
                run("token", "create", "--name=ci", "--role=viewer", "--file=" + file));
        Files.writeString(file, "broken\n", StandardOpenOption.APPEND);
        err.reset();
        assertEquals(ExitCode.DONE, run("token", "list", "--file=" + file));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("ci "), out::toString);
        assertTrue(said().contains("tokens, line 2: "), this::said);
        err.reset();
        assertEquals(ExitCode.DONE, run("token", "revoke", "ci", "--file=" + file));
        assertTrue(said().contains("tokens, line 1: "), this::said);
        assertEquals("broken\n", Files.readString(file));
    }

    @Test
    void oneLineForWhatTheUserHasToMend() {
        assertEquals(ExitCode.USAGE, failing(new UserException("no disk")));
        assertEquals("sessionmark: no disk", said());
    }

    @Test
    void oneLineForANameThatNeedsALocale() {
        assertEquals(ExitCode.USAGE, failing(new InvalidPathException("/home/jos?", "Malformed")));
        assertEquals(1, said().lines().count(), said());
        assertTrue(said().contains("'/home/jos?'"), said());
        assertTrue(said().contains("set LC_ALL=C.UTF-8"), said());
    }

    /** 1 would say that a gate failed. */
    @Test
    void aDefectIsNoFailedGate() {
        assertEquals(ExitCode.USAGE, failing(new IllegalStateException("a defect")));
        assertTrue(said().contains("a defect"), said());
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    private static int run(String... arguments) {
        return Main.run(Commands.of(arguments), arguments);
    }

    private static int failing(RuntimeException failure) {
        return Main.run(new CommandLine(new Failing(failure)));
    }

    @Command(name = "failing")
    private record Failing(RuntimeException failure) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw failure;
        }
    }
}
