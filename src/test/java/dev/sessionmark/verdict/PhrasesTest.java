package dev.sessionmark.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.measurement.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {

    @ParameterizedTest
    @CsvSource({
        "0.125, 0.13",
        "0.9949, 0.99",
        "0.995, 1.0",
        "1.45, 1.5",
        "9.95, 10",
        "1234.4, '1,234'",
        "Infinity, any number of"
    })
    void ratios(double ratio, String expected) {
        assertEquals(expected, Phrases.ratio(ratio));
    }

    @Test
    void lists() {
        assertEquals("a", Phrases.list(List.of("a")));
        assertEquals("a and b", Phrases.list(List.of("a", "b")));
        assertEquals("a, b and c", Phrases.list(List.of("a", "b", "c")));
        assertEquals("1 probe", Phrases.count(1, "probe"));
        assertEquals("1,200 probes", Phrases.count(1_200, "probe"));
    }

    @Test
    void conditions() {
        assertEquals("with no added database latency", Phrases.under(new Condition(Duration.ZERO)));
        assertEquals(
                "at +5 ms database latency", Phrases.under(new Condition(Duration.ofMillis(5))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ru-RU", "ar-EG"})
    void theSameInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertEquals("1,235 s", Phrases.ms(1_234_567));
            assertEquals("1.9 ms", Phrases.ms(1.94));
            assertEquals("unknown", Phrases.ms(Double.NaN));
        } finally {
            Locale.setDefault(before);
        }
    }
}
