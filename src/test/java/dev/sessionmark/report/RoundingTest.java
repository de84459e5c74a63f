package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The terminal rounds as the page does, see {@code DecideModulesTest}. */
class RoundingTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/rounding.csv", delimiter = '|')
    void aFigureIsRoundedInOneWay(String kind, double value, String text) {
        String rounded =
                switch (kind) {
                    case "time" -> Numbers.time(value);
                    case "percent" -> Numbers.percent(value);
                    case "rate" -> Numbers.rate(value);
                    case "cpu" -> Numbers.cpu(value);
                    default -> throw new IllegalArgumentException(kind);
                };
        assertEquals(text, rounded);
    }
}
