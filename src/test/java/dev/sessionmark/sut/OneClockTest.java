package dev.sessionmark.sut;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Stamps of the load generator and of the system under test are put together as they are. That is
 * right only if both processes read the same clock.
 */
@Timeout(120)
class OneClockTest {

    private static final int QUESTIONS = 200;

    /** A question and its answer through a pipe; a clock of its own would be hours away. */
    private static final long CLOSE = TimeUnit.MILLISECONDS.toNanos(5);

    @Test
    void anotherProcessReadsTheSameClock() throws Exception {
        URI classes =
                ClockProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                Path.of(classes).toString(),
                                ClockProgram.class.getName())
                        .start();
        try (Writer questions = other.outputWriter(StandardCharsets.UTF_8);
                BufferedReader answers = other.inputReader(StandardCharsets.UTF_8)) {
            long closest = Long.MAX_VALUE;
            for (int i = 0; i < QUESTIONS; i++) {
                long before = System.nanoTime();
                questions.write("?\n");
                questions.flush();
                long there = Long.parseLong(answers.readLine());
                long after = System.nanoTime();
                assertTrue(before <= there, there + " before the question at " + before);
                assertTrue(there <= after, there + " after the answer at " + after);
                closest = Math.min(closest, after - before);
            }
            assertTrue(closest < CLOSE, "never bracketed closer than " + closest + " ns");
        } finally {
            other.destroyForcibly();
        }
    }

    /** Answers each line with what its clock says. */
    static final class ClockProgram {

        private ClockProgram() {}

        public static void main(String[] arguments) throws IOException {
            BufferedReader questions =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (questions.readLine() != null) {
                System.out.println(System.nanoTime());
            }
        }
    }
}
