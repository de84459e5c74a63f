package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The table that the page's rounding is tested with as well. */
class RoundingTest {

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
