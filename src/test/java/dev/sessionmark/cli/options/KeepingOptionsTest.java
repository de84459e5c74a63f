package dev.sessionmark.cli.options;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.cli.terminal.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class KeepingOptionsTest {

    private final KeepingOptions options = new KeepingOptions();

    @Test
    void aLabelIsKeptWithoutItsMargins() {
        new CommandLine(options).parseArgs("--label", " before the upgrade ");
        assertDoesNotThrow(options::check);
        assertEquals("before the upgrade", options.label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "LONG", "", "  "})
    void whatCannotBeKeptIsRefusedBeforeAnythingIsMeasured(String label) {
        options.label = label.equals("LONG") ? "x".repeat(101) : label;
        String message = assertThrows(UserException.class, options::check).getMessage();
        assertTrue(message.startsWith("--label must be"), message);
    }
}
