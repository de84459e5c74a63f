package dev.sessionmark.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardOutputTest {

    private static final String NO_SPACE =
            "sessionmark: cannot write to standard output: No space left on device";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A gate that failed has failed, and so has a measurement, whether or not it could be said. */
    @ParameterizedTest
    @CsvSource({"0, false, 2", "0, true, 141", "1, false, 1", "3, true, 3", "130, false, 130"})
    void whatIsNotWrittenIsNotDone(int exitCode, boolean pipe, int expected) {
        StandardOutput full = new StandardOutput(full());
        print(full, "a result");
        assertEquals(expected, end(full, exitCode, pipe));
        assertEquals(pipe ? "" : NO_SPACE, said());
    }

    @Test
    void whatIsWrittenIsDone() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        StandardOutput output = new StandardOutput(target);
        print(output, "a result, é");
        assertEquals(0, end(output, 0, false));
        assertEquals("", said());
        assertEquals("a result, é", target.toString(StandardCharsets.UTF_8));
    }

    private int end(StandardOutput output, int exitCode, boolean pipe) {
        return output.end(exitCode, pipe, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    private static void print(StandardOutput output, String text) {
        new PrintStream(output, true, StandardCharsets.UTF_8).print(text);
    }

    /** A disk that was full and has room again: what was lost meanwhile stays lost. */
    private static OutputStream full() {
        return new OutputStream() {
            private int writes;

            @Override
            public void write(int octet) throws IOException {
                if (writes++ == 0) {
                    throw new IOException("No space left on device");
                }
            }
        };
    }
}
