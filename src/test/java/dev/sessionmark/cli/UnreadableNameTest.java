package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.InvalidPathException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnreadableNameTest {

    @Test
    void saysWhatToSet() {
        String advice =
                Main.adviceOnName(
                                new IllegalStateException(
                                        new InvalidPathException("/home/jos?", "Malformed input")))
                        .orElseThrow();
        assertTrue(advice.contains("'/home/jos?'"), advice);
        assertTrue(advice.endsWith("set LC_ALL=C.UTF-8"), advice);
    }

    @Test
    void saysNothingOfOtherFailures() {
        assertEquals(Optional.empty(), Main.adviceOnName(new IllegalStateException("full")));
    }
}
