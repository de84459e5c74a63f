package dev.sessionmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

    /** Against the tables of any textbook. */
    @ParameterizedTest
    @CsvSource({
        "1,  0.95, 12.706",
        "2,  0.95, 4.303",
        "3,  0.95, 3.182",
        "4,  0.95, 2.776",
        "5,  0.99, 4.032",
        "10, 0.95, 2.228",
        "10, 0.99, 3.169",
        "30, 0.95, 2.042",
        "100, 0.95, 1.984",
    })
    void criticalValues(int degrees, double confidence, double expected) {
        assertEquals(expected, StudentT.critical(degrees, confidence), 0.0006);
    }
}
