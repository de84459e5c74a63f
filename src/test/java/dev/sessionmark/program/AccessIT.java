package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that does not start where it could not tell who asks. */
@Timeout(600)
class AccessIT {

    @TempDir Path home;

    @Test
    void whoOthersCanReachRefusesToStartInOneLine() throws Exception {
        Program program = Program.run(home, "serve", "--host=0.0.0.0");
        assertEquals(2, program.exitCode());
        assertEquals(1, program.said().size(), () -> program.said().toString());
        assertTrue(
                program.said().getFirst().contains("sessionmark token create"),
                program.said()::getFirst);
    }

    @Test
    void tokensThatCannotBeReadKeepItFromStartingInOneLine() throws Exception {
        Path tokens = home.resolve("tokens");
        Files.writeString(tokens, "nonsense\n");
        assertRefused(Map.of(), "line 1: ");
        Files.delete(tokens);
        Files.createDirectory(tokens);
        assertRefused(Map.of(), "cannot read the tokens in " + tokens);
    }

    @Test
    void halfAnIdentityProviderKeepsItFromStartingInOneLine() throws Exception {
        assertRefused(
                Map.of("SESSIONMARK_ACCESS_JWT_ISSUER", "https://idp.example"),
                "an identity provider needs sessionmark.access.jwt.keys-url");
    }

    private void assertRefused(Map<String, String> variables, String why) throws Exception {
        Program program = Program.start(home, variables, "serve", "--port=0");
        program.exitCode();
        assertEquals(2, program.exitCode());
        assertEquals(1, program.said().size(), () -> program.said().toString());
        assertTrue(program.said().getFirst().contains(why), program.said()::getFirst);
    }
}
