package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.arm.Inside;
import dev.sessionmark.engine.arm.Target;
import dev.sessionmark.engine.machine.Timestamps;
import dev.sessionmark.experiment.LivePhase;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.machine.Repeats;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Measures one arm once: fresh target, warm-up, a window for each condition. */
final class TrialRunner {

    private final RunningExperiment experiment;
    private final ProgressEstimate progress;
    private final LoadWaiter await;
    private final WindowRunner windowRunner;
    private final Repeats repeats;

    /**
     * @param rate arrivals per second of conditions that have none of their own; NaN in the closed
     *     model
     * @param repeats how often windows may be measured again in all
     */
    TrialRunner(RunningExperiment experiment, double rate, Repeats repeats) {
        this.experiment = experiment;
        this.progress = experiment.progress();
        this.await = experiment.await();
        this.windowRunner = new WindowRunner(experiment, rate);
        this.repeats = repeats;
    }

    /** Runs the trial; whatever goes wrong in it is in its result. */
    TrialResult run(PlannedTrial trial, Arm arm) {
        Instant startedAt = Timestamps.now();
        Duration startup = Duration.ZERO;
        Duration poolFill = null;
        Warmup warmup = Warmup.NONE;
        List<Window> windows = new ArrayList<>();
        String failure = null;
        Condition first = trial.conditions().getFirst();
        begin(ProgressEstimate.Kind.START, trial, trial.name() + ": starting");
        experiment.testbed().set(first);
        try (Target target = arm.target().open(first, await::cancelled)) {
            startup = target.startup();
            if (target.inside().isPresent()) {
                Inside inside = target.inside().get();
                poolFill = inside.poolFill();
                inside.measureIdle();
            }
            begin(ProgressEstimate.Kind.WARM_UP, trial, trial.name() + ": warming up");
            warmup = warmUp(trial, arm, target, first, experiment.plan().warmup());
            for (Condition condition : trial.conditions()) {
                if (condition != first) {
                    // What the compiler has seen so far were waits of another length.
                    experiment.change(target, condition);
                    warmUp(trial, arm, target, condition, experiment.warmupAgain());
                }
                begin(
                        ProgressEstimate.Kind.WINDOW,
                        trial,
                        "%s: measuring, %s".formatted(trial.arm(), condition.label()));
                windows.add(measure(trial, arm, target, condition, windows));
                await.check();
            }
        } catch (SutException | IllegalStateException | CancelledException e) {
            failure = e.getMessage();
            experiment.testbed().endLoad();
        }
        return new TrialResult(
                trial.number(),
                trial.round(),
                trial.arm(),
                trial.process(),
                startedAt,
                startup,
                warmup.took(),
                warmup.settled(),
                List.copyOf(windows),
                failure,
                warmup.trace(),
                poolFill);
    }

    /** Measures a window, and again when the machine has spoilt it; the last one is kept. */
    private Window measure(
            PlannedTrial trial, Arm arm, Target target, Condition condition, List<Window> earlier)
            throws SutException {
        for (int before = 0; ; before++) {
            await.next(trial.number(), trial.arm(), condition, LivePhase.WINDOW);
            WindowRunner.Measured measured =
                    windowRunner.run(arm, target, condition, seed(trial), earlier);
            if (measured.machine().isEmpty() || !repeats.another(before)) {
                return measured.window().after(before);
            }
            await.check();
            progress.again(ProgressEstimate.Kind.WINDOW);
            begin(
                    ProgressEstimate.Kind.WINDOW,
                    trial,
                    "%s: measuring again, %s, because %s"
                            .formatted(
                                    trial.arm(), condition.label(), measured.machine().getFirst()));
        }
    }

    private void begin(ProgressEstimate.Kind step, PlannedTrial trial, String what) {
        progress.begin(step, trial.number(), what);
    }

    private Warmup warmUp(
            PlannedTrial trial, Arm arm, Target target, Condition condition, Duration bound) {
        await.next(trial.number(), trial.arm(), condition, LivePhase.WARM_UP);
        return experiment.warmUp(arm, target, condition, bound, seed(trial));
    }

    private long seed(PlannedTrial trial) {
        return experiment.plan().seed() + trial.number();
    }
}
