package dev.sessionmark.verdict;

import dev.sessionmark.experiment.Bystander;
import dev.sessionmark.experiment.Condition;
import dev.sessionmark.experiment.Culprit;
import dev.sessionmark.experiment.LoadCounts;
import dev.sessionmark.experiment.LoopBlocking;
import dev.sessionmark.experiment.SessionUse;
import dev.sessionmark.experiment.WindowResult;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.statistics.Distribution;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Takes the windows of one setup under one condition together. Not judged yet. */
final class RowMerger {

    private RowMerger() {}

    /**
     * One row.
     *
     * @param windows one per trial; may be empty
     * @param failure why there is no window, or null
     */
    static ComparisonRow merge(
            String setup,
            String connectionType,
            Condition condition,
            List<WindowResult> windows,
            String failure) {
        List<WindowResult> valid = windows.stream().filter(WindowResult::valid).toList();
        List<WindowResult> taken = valid.isEmpty() ? windows : valid;
        LoadCounts counts =
                taken.stream().map(WindowResult::counts).reduce(LoadCounts.NONE, LoadCounts::plus);
        CpuUse cpu = taken.stream().map(WindowResult::cpu).reduce(CpuUse::plus).orElse(CpuUse.NONE);
        return new ComparisonRow(
                setup,
                connectionType,
                condition,
                windows,
                valid.size(),
                overTime(taken, WindowResult::offeredRate),
                overTime(taken, WindowResult::achievedRate),
                counts,
                merged(taken, WindowResult::responseTime),
                merged(taken, WindowResult::serviceTime),
                merged(taken, WindowResult::generatorLag),
                merged(taken, WindowResult::loopDelay),
                idleLoopDelayMs(taken),
                loopBlocking(taken),
                bystander(taken),
                sessions(taken),
                cpu,
                cpuMsPerRequest(cpu, counts),
                taken.stream().mapToLong(WindowResult::peakRssBytes).max().orElse(0),
                valid.isEmpty() ? reasons(windows, failure) : null,
                null);
    }

    /** The row with a verdict. */
    static ComparisonRow judged(ComparisonRow row, Judgement judgement) {
        return new ComparisonRow(
                row.setup(),
                row.connectionType(),
                row.condition(),
                row.windows(),
                row.validTrials(),
                row.offeredRate(),
                row.achievedRate(),
                row.counts(),
                row.responseTime(),
                row.serviceTime(),
                row.generatorLag(),
                row.loopDelay(),
                row.idleLoopDelayMs(),
                row.loopBlocking(),
                row.bystander(),
                row.sessions(),
                row.cpu(),
                row.cpuMsPerRequest(),
                row.peakRssBytes(),
                row.invalidBecause(),
                judgement);
    }

    /**
     * The application's share, by the answers that came while the processor time was taken: inside
     * the windows.
     */
    private static double cpuMsPerRequest(CpuUse cpu, LoadCounts counts) {
        long answered =
                counts.achieved() == LoadCounts.UNKNOWN
                        ? counts.answered()
                        : counts.achieved() + counts.badStatus() + counts.wrongAnswers();
        return answered == 0 ? Double.NaN : cpu.application() * 1_000 / answered;
    }

    private static String reasons(List<WindowResult> windows, String failure) {
        String reasons =
                windows.stream()
                        .map(WindowResult::invalidBecause)
                        .distinct()
                        .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? failure : reasons;
    }

    private static double overTime(
            List<WindowResult> windows, ToDoubleFunction<WindowResult> rate) {
        double seconds = windows.stream().mapToDouble(RowMerger::seconds).sum();
        double total = windows.stream().mapToDouble(w -> rate.applyAsDouble(w) * seconds(w)).sum();
        return total / seconds;
    }

    private static double seconds(WindowResult window) {
        return window.duration().toNanos() / 1e9;
    }

    private static Distribution merged(
            List<WindowResult> windows, Function<WindowResult, Distribution> of) {
        return Distribution.merge(windows.stream().map(of).toList());
    }

    private static double idleLoopDelayMs(List<WindowResult> windows) {
        return windows.stream().mapToLong(WindowResult::idleLoopDelayNanos).min().orElse(0) / 1e6;
    }

    private static LoopBlocking loopBlocking(List<WindowResult> windows) {
        long samples = 0;
        long blocked = 0;
        Map<String, Double> samplesByFrame = new LinkedHashMap<>();
        for (WindowResult window : windows) {
            LoopBlocking blocking = window.loopBlocking();
            samples += blocking.samples();
            blocked += blocking.blockedSamples();
            for (Culprit culprit : blocking.culprits()) {
                samplesByFrame.merge(
                        culprit.frame(), culprit.share() * blocking.samples(), Double::sum);
            }
        }
        double all = samples;
        List<Culprit> culprits =
                samplesByFrame.entrySet().stream()
                        .map(frame -> new Culprit(frame.getKey(), frame.getValue() / all))
                        .sorted(Comparator.comparingDouble(Culprit::share).reversed())
                        .toList();
        return new LoopBlocking(samples, blocked, culprits);
    }

    private static Bystander bystander(List<WindowResult> windows) {
        return new Bystander(
                merged(windows, window -> window.bystander().responseTime()),
                windows.stream().mapToLong(window -> window.bystander().sent()).sum(),
                windows.stream()
                        .mapToLong(window -> window.bystander().failedLivenessProbes())
                        .sum());
    }

    private static SessionUse sessions(List<WindowResult> windows) {
        List<SessionUse> known =
                windows.stream()
                        .map(WindowResult::sessions)
                        .filter(use -> !Double.isNaN(use.crossLoopShare()))
                        .toList();
        double sessions = known.stream().mapToLong(use -> use.holdTime().total()).sum();
        double crossLoop =
                known.stream()
                        .mapToDouble(use -> use.crossLoopShare() * use.holdTime().total())
                        .sum();
        return new SessionUse(
                merged(windows, window -> window.sessions().waitTime()),
                merged(windows, window -> window.sessions().holdTime()),
                merged(windows, window -> window.sessions().databaseTime()),
                windows.stream().mapToLong(window -> window.sessions().maxUsed()).max().orElse(0),
                windows.stream().mapToLong(window -> window.sessions().leftOpen()).sum(),
                sessions == 0 ? Double.NaN : crossLoop / sessions);
    }
}
