package dev.sessionmark.experiment.history;

import static dev.sessionmark.experiment.history.MeasurementHistogram.WHOLE;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sessionmark.experiment.Bystander;
import dev.sessionmark.experiment.Condition;
import dev.sessionmark.experiment.Culprit;
import dev.sessionmark.experiment.HistogramName;
import dev.sessionmark.experiment.LoadCounts;
import dev.sessionmark.experiment.LoopBlocking;
import dev.sessionmark.experiment.SessionUse;
import dev.sessionmark.experiment.Slice;
import dev.sessionmark.experiment.TrialHistograms;
import dev.sessionmark.experiment.WindowResult;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.statistics.Distribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Between a window and its rows. Nothing is lost but what lies below a microsecond of wall clock.
 */
final class WindowMapper {

    private static final TypeReference<List<StoredSlice>> SLICES = new TypeReference<>() {};
    private static final TypeReference<List<Culprit>> CULPRITS = new TypeReference<>() {};

    private WindowMapper() {}

    static Measurement row(WindowResult window, Trial trial, int position) {
        Measurement row = new Measurement();
        row.trial = trial;
        row.position = position;
        row.dbLatencyNanos = window.condition().dbLatency().toNanos();
        row.startedAt = window.startedAt();
        row.durationNanos = window.duration().toNanos();
        row.offeredRate = window.offeredRate();
        counts(row, window.counts());
        row.slices =
                HistoryJson.write(
                        window.slices().stream()
                                .map(
                                        slice ->
                                                new StoredSlice(
                                                        slice.startSeconds(),
                                                        slice.intended(),
                                                        slice.achieved(),
                                                        slice.notServed(),
                                                        slice.loopDelayMaxMs()))
                                .toList());
        row.idleLoopDelayNanos = window.idleLoopDelayNanos();
        row.loopSamples = window.loopBlocking().samples();
        row.loopBlockedSamples = window.loopBlocking().blockedSamples();
        row.culprits = HistoryJson.write(window.loopBlocking().culprits());
        row.bystandersSent = window.bystander().sent();
        row.failedLivenessProbes = window.bystander().failedLivenessProbes();
        row.maxUsed = window.sessions().maxUsed();
        row.leftOpen = window.sessions().leftOpen();
        row.crossLoopShare = window.sessions().crossLoopShare();
        row.cpuSeconds = window.cpu().total();
        row.cpuByGroup = HistoryJson.write(window.cpu());
        row.peakRssBytes = window.peakRssBytes();
        row.invalidBecause = window.invalidBecause();
        return row;
    }

    static List<MeasurementHistogram> histograms(WindowResult window, Measurement measurement) {
        List<MeasurementHistogram> rows = new ArrayList<>();
        for (HistogramName name : HistogramName.values()) {
            rows.add(row(measurement, name, WHOLE, name.of(window)));
        }
        for (int i = 0; i < window.slices().size(); i++) {
            Distribution responses = window.slices().get(i).responseTime();
            rows.add(row(measurement, HistogramName.RESPONSE, i, responses));
        }
        return rows;
    }

    static WindowResult window(Measurement row, List<MeasurementHistogram> rows) {
        Map<String, Distribution> whole = new HashMap<>();
        Map<Integer, Distribution> seconds = new HashMap<>();
        for (MeasurementHistogram histogram : rows) {
            Distribution decoded = histogram.distribution();
            if (histogram.slice == WHOLE) {
                whole.put(histogram.name, decoded);
            } else {
                seconds.put(histogram.slice, decoded);
            }
        }
        return new WindowResult(
                new Condition(Duration.ofNanos(row.dbLatencyNanos)),
                row.startedAt,
                Duration.ofNanos(row.durationNanos),
                row.offeredRate,
                counts(row),
                whole.get(HistogramName.RESPONSE.id()),
                whole.get(HistogramName.SERVICE.id()),
                whole.get(HistogramName.LAG.id()),
                slices(row, seconds),
                whole.get(HistogramName.LOOP_DELAY.id()),
                row.idleLoopDelayNanos,
                new LoopBlocking(
                        row.loopSamples,
                        row.loopBlockedSamples,
                        HistoryJson.read(row.culprits, CULPRITS)),
                new Bystander(
                        whole.get(HistogramName.BYSTANDER.id()),
                        row.bystandersSent,
                        row.failedLivenessProbes),
                new SessionUse(
                        whole.get(HistogramName.WAIT.id()),
                        whole.get(HistogramName.HOLD.id()),
                        whole.get(HistogramName.DATABASE.id()),
                        row.maxUsed,
                        row.leftOpen,
                        row.crossLoopShare),
                cpu(row),
                row.peakRssBytes,
                row.invalidBecause);
    }

    /** One distribution of a trial from its windows and their histograms, in the same order. */
    static TrialHistograms histograms(
            Trial trial,
            HistogramName name,
            List<Measurement> measurements,
            List<MeasurementHistogram> histograms) {
        List<TrialHistograms.Window> windows = new ArrayList<>();
        for (int i = 0; i < measurements.size(); i++) {
            Measurement window = measurements.get(i);
            windows.add(
                    new TrialHistograms.Window(
                            new Condition(Duration.ofNanos(window.dbLatencyNanos)),
                            window.startedAt,
                            Duration.ofNanos(window.durationNanos),
                            histograms.get(i).distribution()));
        }
        return new TrialHistograms(
                trial.setup, name, trial.experiment.startedAt, List.copyOf(windows));
    }

    private static MeasurementHistogram row(
            Measurement measurement, HistogramName name, int slice, Distribution times) {
        MeasurementHistogram row = new MeasurementHistogram();
        row.measurement = measurement;
        row.name = name.id();
        row.slice = slice;
        row.data = times.encode();
        return row;
    }

    private static List<Slice> slices(Measurement row, Map<Integer, Distribution> seconds) {
        List<StoredSlice> stored = HistoryJson.read(row.slices, SLICES);
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            StoredSlice slice = stored.get(i);
            slices.add(
                    new Slice(
                            slice.startSeconds(),
                            slice.intended(),
                            slice.achieved(),
                            slice.notServed(),
                            seconds.get(i),
                            slice.loopDelayMaxMs()));
        }
        return List.copyOf(slices);
    }

    private static void counts(Measurement row, LoadCounts counts) {
        row.intended = counts.intended();
        row.sent = counts.sent();
        row.succeeded = counts.succeeded();
        row.achieved = counts.achieved() == LoadCounts.UNKNOWN ? null : counts.achieved();
        row.dropped = counts.dropped();
        row.timeouts = counts.timeouts();
        row.connectFailures = counts.connectFailures();
        row.badStatus = counts.badStatus();
        row.wrongAnswers = counts.wrongAnswers();
        row.unfinished = counts.unfinished();
        row.maxInFlight = counts.maxInFlight();
    }

    private static CpuUse cpu(Measurement row) {
        return row.cpuByGroup == null
                ? CpuUse.undivided(row.cpuSeconds)
                : HistoryJson.read(row.cpuByGroup, CpuUse.class);
    }

    static LoadCounts counts(Measurement row) {
        return new LoadCounts(
                row.intended,
                row.sent,
                row.succeeded,
                row.achieved == null ? LoadCounts.UNKNOWN : row.achieved,
                row.dropped,
                row.timeouts,
                row.connectFailures,
                row.badStatus,
                row.wrongAnswers,
                row.unfinished,
                row.maxInFlight);
    }
}
