package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.LiveFigures;
import dev.sessionmark.experiment.LivePhase;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.measurement.Condition;
import org.HdrHistogram.Histogram;

/** Tells the listener of an experiment how the load goes that runs just now. */
final class LiveFeed {

    private static final int ANSWERS_BEHIND_P50 = 10;

    /** Fewer than a result needs: these are for the eye, and the next are there in a moment. */
    private static final int ANSWERS_BEHIND_P99 = 100;

    /**
     * What a load is for.
     *
     * @param trial its number; 0 while preparing
     * @param setup id of the setup under load
     * @param condition under which
     * @param phase of the trial
     */
    record Subject(int trial, String setup, Condition condition, LivePhase phase) {}

    private final ExperimentListener listener;
    private Subject subject;

    LiveFeed(ExperimentListener listener) {
        this.listener = listener;
    }

    /** What the loads are for that follow. */
    void next(Subject what) {
        subject = what;
    }

    /** Tells of a load; nothing where it is not known what it is for. */
    void tell(LoadRun run) {
        if (subject != null) {
            run.recent().ifPresent(recent -> listener.onLive(figures(run, recent)));
        }
    }

    private LiveFigures figures(LoadRun run, LoadRun.Recent recent) {
        Histogram times = recent.responseTime();
        return new LiveFigures(
                subject.trial,
                subject.setup,
                subject.condition,
                phase(run, recent),
                recent.elapsedSeconds(),
                times.getTotalCount() / recent.seconds(),
                recent.failed() / recent.seconds(),
                times.getTotalCount(),
                quantileMs(times, 0.5, ANSWERS_BEHIND_P50),
                quantileMs(times, 0.99, ANSWERS_BEHIND_P99),
                recent.inFlight());
    }

    private LivePhase phase(LoadRun run, LoadRun.Recent recent) {
        if (subject.phase != LivePhase.WINDOW) {
            return subject.phase;
        }
        if (run.windowEnded().isDone()) {
            return LivePhase.DRAIN;
        }
        return recent.elapsedSeconds() < 0 ? LivePhase.LEAD_IN : LivePhase.WINDOW;
    }

    private static double quantileMs(Histogram times, double quantile, int answersBehind) {
        return times.getTotalCount() < answersBehind
                ? Double.NaN
                : times.getValueAtPercentile(quantile * 100) / 1e6;
    }
}
