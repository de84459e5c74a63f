package dev.sessionmark.engine.live;

import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.LiveFigures;
import dev.sessionmark.experiment.LivePhase;
import dev.sessionmark.load.LoadProgress;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.statistics.Histograms;
import org.HdrHistogram.Histogram;

/** Tells the listener of an experiment how the load goes that runs just now. */
public final class LiveFeed {

    /**
     * What a load is for.
     *
     * @param trial its number; 0 while preparing
     * @param setup what is under load
     * @param condition under which
     * @param phase of the trial
     */
    public record Subject(int trial, String setup, Condition condition, LivePhase phase) {}

    private final ExperimentListener listener;
    private Subject subject;

    /** Tells nothing before it is said what the loads are for. */
    public LiveFeed(ExperimentListener listener) {
        this.listener = listener;
    }

    /** Says what the next loads are for. */
    public void next(Subject what) {
        subject = what;
    }

    /** Passes on how a load goes, once it is known what the load is for. */
    public void tell(LoadRun run) {
        if (subject != null) {
            run.recent().ifPresent(recent -> listener.onLive(figures(run, recent)));
        }
    }

    private LiveFigures figures(LoadRun run, LoadProgress recent) {
        Histogram times = recent.responseTime();
        return new LiveFigures(
                subject.trial,
                subject.setup,
                subject.condition,
                phase(run, recent),
                recent.elapsedSeconds(),
                times.getTotalCount() / recent.intervalSeconds(),
                recent.failed() / recent.intervalSeconds(),
                times.getTotalCount(),
                quantileMs(times, 0.5),
                quantileMs(times, 0.9),
                quantileMs(times, 0.99),
                recent.inFlight());
    }

    private LivePhase phase(LoadRun run, LoadProgress recent) {
        if (subject.phase != LivePhase.WINDOW) {
            return subject.phase;
        }
        if (run.windowEnded().isDone()) {
            return LivePhase.DRAIN;
        }
        return recent.elapsedSeconds() < 0 ? LivePhase.LEAD_IN : LivePhase.WINDOW;
    }

    /** The same rule as in results: no quantile that has too few samples behind it. */
    private static double quantileMs(Histogram times, double quantile) {
        return Histograms.enoughFor(times.getTotalCount(), quantile)
                ? times.getValueAtPercentile(quantile * 100) / 1e6
                : Double.NaN;
    }
}
