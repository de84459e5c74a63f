package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    NaN,     -
                    0,       0.00 ms
                    0.042,   0.04 ms
                    0.4249,  0.42 ms
                    0.994,   0.99 ms
                    0.996,   1.0 ms
                    3.14,    3.1 ms
                    9.94,    9.9 ms
                    9.96,    10 ms
                    212.4,   212 ms
                    999.4,   999 ms
                    999.6,   1.0 s
                    1312,    1.3 s
                    9960,    10 s
                    4000000, '4,000 s'
                    """)
    void timesHaveTwoOrThreeDigits(double ms, String expected) {
        assertEquals(expected, Numbers.time(ms));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, -",
        "0, 0 %",
        "0.0004, 0.04 %",
        "0.0049, 0.49 %",
        "0.0994, 9.9 %",
        "0.0996, 10 %",
        "0.612, 61 %",
        "1, 100 %"
    })
    void sharesArePercentages(double share, String expected) {
        assertEquals(expected, Numbers.percent(share));
    }

    @ParameterizedTest
    @CsvSource({"NaN, -", "0, 0.0", "12.54, 12.5", "99.96, 100", "1998.4, '1,998'"})
    void ratesHaveNoMoreDigitsThanTheyDeserve(double rate, String expected) {
        assertEquals(expected, Numbers.rate(rate));
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
        assertEquals("1 trial", Numbers.count(1, "trial"));
        assertEquals("1,000 trials", Numbers.count(1_000, "trial"));
    }

    @Test
    void memoryThatCouldNotBeReadIsADash() {
        assertEquals("-", Numbers.mebibytes(null));
        assertEquals("1,024", Numbers.mebibytes(1L << 30));
    }
}
