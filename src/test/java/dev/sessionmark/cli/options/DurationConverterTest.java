package dev.sessionmark.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {

    private final DurationConverter converter = new DurationConverter();

    @ParameterizedTest
    @CsvSource({"500us, 500000", "5ms, 5000000", "1.5s, 1500000000", "2m, 120000000000", "0ms, 0"})
    void readsTimesWithAUnit(String written, long nanos) {
        assertEquals(Duration.ofNanos(nanos), converter.convert(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "ms",
                "-5ms",
                "5 ms",
                "5h",
                "",
                "1e3s",
                "99999999999999s",
                "99999999999m",
                "1441m"
            })
    void refusesEverythingElse(String written) {
        assertThrows(TypeConversionException.class, () -> converter.convert(written));
    }
}
