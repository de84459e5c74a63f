package dev.sessionmark.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({", true", "'', true", "dumb, true", "xterm-256color, false", "linux, false"})
    void someTerminalsCannotMoveTheirCursor(String name, boolean dumb) {
        assertEquals(dumb, Terminal.isDumb(name));
    }
}
