package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.Experiments;
import dev.sessionmark.experiment.HistogramName;
import dev.sessionmark.experiment.TrialHistograms;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistogramLogReportTest {

    private static final Comparison COMPLETE = ComparisonFixture.complete();

    private final HistogramLogReport report = new HistogramLogReport();

    @Test
    void theStandardReaderFindsEveryRowAgain() {
        Map<String, Histogram> read = sums(read(report.responseTime(COMPLETE)));

        assertEquals(COMPLETE.rows().size(), read.size());
        for (ComparisonRow row : COMPLETE.rows()) {
            String tag = HistogramLogReport.tag(row.setup(), row.condition());
            assertEquals(row.load().responseTime(), Distribution.of(read.get(tag)), tag);
        }
    }

    @Test
    void serviceTimesAndLoopDelaysComeBackToo() {
        Map<String, Histogram> service = sums(read(report.serviceTime(COMPLETE)));
        Map<String, Histogram> delay = sums(read(report.loopDelay(COMPLETE)));

        for (ComparisonRow row : COMPLETE.rows()) {
            String tag = HistogramLogReport.tag(row.setup(), row.condition());
            assertEquals(row.load().serviceTime(), Distribution.of(service.get(tag)), tag);
            assertEquals(row.sut().loops().delay(), Distribution.of(delay.get(tag)), tag);
        }
    }

    @Test
    void thereIsOneIntervalForEverySecondInOrderOfTime() {
        List<Histogram> intervals = read(report.responseTime(COMPLETE));

        // One of the twenty windows is left out: its row has a valid one.
        assertEquals(19 * ComparisonFixture.SECONDS, intervals.size());
        for (int i = 1; i < intervals.size(); i++) {
            long before = intervals.get(i - 1).getStartTimeStamp();
            assertTrue(intervals.get(i).getStartTimeStamp() >= before);
        }
        Histogram first = intervals.get(0);
        assertEquals(Experiments.START.plusSeconds(30).toEpochMilli(), first.getStartTimeStamp());
        assertEquals(1_000, first.getEndTimeStamp() - first.getStartTimeStamp());
    }

    @Test
    void theTagNamesSetupAndCondition() {
        assertEquals("reactive-session@0ms", read(report.responseTime(COMPLETE)).get(0).getTag());
    }

    @ParameterizedTest
    @EnumSource(HistogramName.class)
    void oneTrialCanBeWrittenAlone(HistogramName name) {
        TrialResult trial = COMPLETE.experiment().trials().get(1);

        byte[] log = report.trial(histograms(trial, name));

        List<Histogram> intervals = read(log);
        assertEquals(2, intervals.size());
        for (int i = 0; i < intervals.size(); i++) {
            Window window = trial.windows().get(i);
            assertEquals(name.of(window), Distribution.of(intervals.get(i)));
            assertEquals(
                    i == 0 ? "blocking-on-event-loop@0ms" : "blocking-on-event-loop@5ms",
                    intervals.get(i).getTag());
            assertEquals(
                    window.load().startedAt().toEpochMilli(), intervals.get(i).getStartTimeStamp());
        }
    }

    @Test
    void aTrialIsWrittenAsTheComparisonIs() {
        TrialResult trial = COMPLETE.experiment().trials().get(1);
        String alone = text(report.trial(histograms(trial, HistogramName.SERVICE)));
        List<String> together = text(report.serviceTime(COMPLETE)).lines().toList();

        assertTrue(alone.contains("#[Sessionmark: service time in nanoseconds"), alone);
        assertTrue(alone.contains("Tag=blocking-on-event-loop@0ms,"), alone);
        for (String line : alone.lines().toList()) {
            assertTrue(together.contains(line), line);
        }
    }

    @Test
    void localeAndTimeZoneChangeNothing() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        byte[] before = report.responseTime(COMPLETE);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            String text = new String(report.responseTime(COMPLETE), StandardCharsets.UTF_8);
            assertEquals(new String(before, StandardCharsets.UTF_8), text);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        String text = new String(before, StandardCharsets.UTF_8);
        assertTrue(text.startsWith("#[Histogram log format version 1.3]\n"));
        assertTrue(text.contains("#[StartTime: 1767323045.000 (seconds since epoch), 2026-"));
        assertTrue(text.contains("\nTag=reactive-session@0ms,30.000,1.000,"));
    }

    @Test
    void nothingMeasuredIsAnEmptyLog() {
        byte[] log = report.responseTime(ComparisonFixture.empty());

        assertEquals(List.of(), read(log));
        assertFalse(new String(log, StandardCharsets.UTF_8).isBlank());
    }

    private static TrialHistograms histograms(TrialResult trial, HistogramName name) {
        return new TrialHistograms(trial, name, COMPLETE.experiment().startedAt());
    }

    private static String text(byte[] log) {
        return new String(log, StandardCharsets.UTF_8);
    }

    private static List<Histogram> read(byte[] log) {
        List<Histogram> intervals = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log))) {
            while (reader.hasNext()) {
                Histogram interval = (Histogram) reader.nextIntervalHistogram();
                // The reader takes a legend for one more interval, and then finds none.
                if (interval != null) {
                    intervals.add(interval);
                }
            }
        }
        return intervals;
    }

    private static Map<String, Histogram> sums(List<Histogram> intervals) {
        Map<String, Histogram> sums = new HashMap<>();
        for (Histogram interval : intervals) {
            sums.computeIfAbsent(interval.getTag(), tag -> Histograms.create()).add(interval);
        }
        return sums;
    }
}
