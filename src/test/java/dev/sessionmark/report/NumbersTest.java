package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.verdict.Phrases;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @Test
    void whatIsNotKnownIsADash() {
        assertEquals("-", Numbers.time(Double.NaN));
        assertEquals("-", Numbers.percent(Double.NaN));
        assertEquals("-", Numbers.rate(Double.NaN));
        assertEquals("-", Numbers.cpu(Double.NaN));
        assertEquals("-", Numbers.mebibytes(null));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.0005S, 0.5 ms",
        "PT0.25S, 250 ms",
        "PT1.5S, 1.5 s",
        "PT20S, 20 s",
        "PT2M, 2 min"
    })
    void durationsAreGivenInFull(Duration duration, String expected) {
        assertEquals(expected, Numbers.duration(duration));
    }

    @Test
    void nounsFollowTheirCount() {
        assertEquals("1 trial", Phrases.count(1, "trial"));
        assertEquals("1,000 trials", Phrases.count(1_000, "trial"));
    }

    @Test
    void memoryIsInMebibytes() {
        assertEquals("1,024", Numbers.mebibytes(1L << 30));
    }

    /** The table that the page's rounding is tested with as well. */
    @ParameterizedTest
    @CsvFileSource(resources = "/rounding.csv", delimiter = '|')
    void figuresAreWrittenInOneWay(String kind, double figure, String text) {
        assertEquals(
                text,
                switch (kind) {
                    case "time" -> Numbers.time(figure);
                    case "percent" -> Numbers.percent(figure);
                    case "rate" -> Numbers.rate(figure);
                    case "cpu" -> Numbers.cpu(figure);
                    case "count" -> Numbers.count((long) figure);
                    default -> kind;
                });
    }
}
