package dev.sessionmark.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {

    @ParameterizedTest
    @CsvSource({
        "0,       0 %",
        "0.00004, <0.01 %",
        "0.0015,  0.15 %",
        "0.00996, 1.0 %",
        "0.05,    5.0 %",
        "0.0996,  10 %",
        "0.38,    38 %",
        "0.944,   94 %",
        "0.966,   96.6 %",
        "0.9899,  98.99 %",
        "0.9912,  99.12 %",
        "0.99996, >99.99 %",
        "1,       100 %"
    })
    void oneRoundingForAShare(double share, String expected) {
        assertEquals(expected, Percent.of(share));
    }
}
