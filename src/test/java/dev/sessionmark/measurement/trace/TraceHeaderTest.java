package dev.sessionmark.measurement.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeaderTest {

    @Test
    void whatIsWrittenIsRead() {
        assertEquals("4711-93", TraceHeader.write(4_711, false, 93));
        assertEquals("4711d93", TraceHeader.write(4_711, true, 93));
        // The clock may begin anywhere.
        for (long due : new long[] {0, 1, -1, 93_862_839_283L, -93_862_839_283L}) {
            for (boolean drawn : new boolean[] {true, false}) {
                assertEquals(
                        new TraceHeader(12, drawn, due),
                        TraceHeader.read(TraceHeader.write(12, drawn, due)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "12",
                "12-",
                "12d",
                "12--",
                "d12",
                "12x34",
                "12-3x",
                "1 2-3",
                "12-3 ",
                "1234567890123456789-1",
                "1-1234567890123456789",
                "\u0661-1"
            })
    void anythingElseIsNone(String text) {
        assertNull(TraceHeader.read(text));
    }
}
