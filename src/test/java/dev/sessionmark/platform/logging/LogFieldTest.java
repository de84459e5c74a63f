package dev.sessionmark.platform.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class LogFieldTest {

    private static final String NAME = "LogFieldTest";

    @Test
    void itIsThereUntilItIsClosed() {
        try (LogField field = LogField.put(NAME, 3)) {
            assertEquals("3", shown());
        }
        assertNull(MDC.get(NAME));
    }

    /** As the load generator's thread, which starts with the first trial. */
    @Test
    void aThreadThatLivesLongerForgetsIt() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            try (LogField first = LogField.put(NAME, 1)) {
                executor.submit(() -> {}).get();
            }
            try (LogField second = LogField.put(NAME, 2)) {
                String there = executor.submit(LogFieldTest::shown).get();
                assertEquals("", there == null ? "" : there);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static String shown() {
        Object value = MDC.get(NAME);
        return value == null ? null : value.toString();
    }
}
