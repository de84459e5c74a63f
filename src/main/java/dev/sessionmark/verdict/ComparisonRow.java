package dev.sessionmark.verdict;

import dev.sessionmark.experiment.Bystander;
import dev.sessionmark.experiment.Condition;
import dev.sessionmark.experiment.LoadCounts;
import dev.sessionmark.experiment.LoopBlocking;
import dev.sessionmark.experiment.SessionUse;
import dev.sessionmark.experiment.WindowResult;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Spread;
import java.util.List;

/**
 * One setup under one condition, all its valid trials taken together (all trials where none is
 * valid).
 *
 * @param setup id of the setup
 * @param connectionType {@code reactive} or {@code blocking}
 * @param condition what was added to the database
 * @param windows the windows behind the row, one per trial, invalid ones included
 * @param validTrials how many of them may be judged
 * @param offeredRate arrivals per second asked for; NaN in the closed model
 * @param achievedRate right and timely answers per second
 * @param counts sums over the windows taken
 * @param responseTime merged, ns
 * @param serviceTime merged, ns
 * @param generatorLag merged, ns
 * @param loopDelay merged, ns: of each trial its worst loop
 * @param idleLoopDelayMs p99 of that delay with nothing to do, the smallest of the trials; a delay
 *     up to it is the machine's timers'; 0 when unknown
 * @param loopBlocking merged
 * @param bystander merged
 * @param sessions merged
 * @param cpu processor time of the system under test, by what its threads do
 * @param cpuMsPerRequest what event loops and workers took of it for each answered request, ms
 * @param peakRssBytes largest of the windows taken
 * @param invalidBecause why no trial may be judged; null when at least one may
 * @param judgement the verdict with its reason
 */
public record ComparisonRow(
        String setup,
        String connectionType,
        Condition condition,
        List<WindowResult> windows,
        int validTrials,
        double offeredRate,
        double achievedRate,
        LoadCounts counts,
        Distribution responseTime,
        Distribution serviceTime,
        Distribution generatorLag,
        Distribution loopDelay,
        double idleLoopDelayMs,
        LoopBlocking loopBlocking,
        Bystander bystander,
        SessionUse sessions,
        CpuUse cpu,
        double cpuMsPerRequest,
        long peakRssBytes,
        String invalidBecause,
        Judgement judgement) {

    /**
     * The response time p99 trial by trial, in ms: of the valid trials, or of all where none is. A
     * trial with too few responses for a p99 is left out.
     */
    public Spread p99SpreadMs() {
        return Spread.of(
                taken().stream().mapToDouble(window -> window.responseQuantileMs(0.99)).toArray());
    }

    /** As {@link WindowResult#responseQuantileMs}, of the windows taken. */
    public double responseQuantileMs(double quantile) {
        return responseTime.quantileMs(quantile, counts.notServed());
    }

    /** The windows that the row's figures are taken from: the valid ones, or all where none is. */
    public List<WindowResult> taken() {
        return windows.stream().filter(window -> window.valid() || !valid()).toList();
    }

    /** Whether at least one trial may be judged. */
    public boolean valid() {
        return validTrials > 0;
    }
}
