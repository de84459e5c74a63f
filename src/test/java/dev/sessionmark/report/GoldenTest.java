package dev.sessionmark.report;

import dev.sessionmark.verdict.Comparison;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text format looks the same in every locale and time zone. */
class GoldenTest {

    private static final Comparison COMPLETE = ComparisonFixture.complete();
    private static final Comparison INTERRUPTED = ComparisonFixture.interrupted();
    private static final Comparison EMPTY = ComparisonFixture.empty();

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en-US", "ru-RU", "de-DE", "ar-EG"})
    void formatsAreSealed(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));

        for (ReportFormat format : ReportFormat.values()) {
            Golden.assertMatches(
                    "comparison." + format.extension(),
                    format.render(COMPLETE, RenderOptions.plain()));
            Golden.assertMatches(
                    "interrupted." + format.extension(),
                    format.render(INTERRUPTED, RenderOptions.plain()));
            Golden.assertMatches(
                    "empty." + format.extension(), format.render(EMPTY, RenderOptions.plain()));
        }
        Golden.assertMatches(
                "narrow.txt", ReportFormat.TABLE.render(COMPLETE, new RenderOptions(false, 100)));
        Golden.assertMatches(
                "colour.txt", ReportFormat.TABLE.render(INTERRUPTED, new RenderOptions(true, 140)));
    }
}
