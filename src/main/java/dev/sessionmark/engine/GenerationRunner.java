package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.planner.Generation;
import dev.sessionmark.engine.planner.PlannedTrial;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.machine.Repeats;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Measures a generation: fresh targets and their warm-ups, then a window for each condition. A
 * single target has them one after the other, each in one piece; several take turns.
 */
final class GenerationRunner {

    private final RunningExperiment experiment;
    private final WindowRunner windowRunner;
    private final Repeats repeats;

    /**
     * @param rate arrivals per second of conditions that have none of their own; NaN in the closed
     *     model
     * @param repeats how often windows, or rounds, may be measured again in all
     */
    GenerationRunner(RunningExperiment experiment, double rate, Repeats repeats) {
        this.experiment = experiment;
        this.windowRunner = new WindowRunner(experiment, rate);
        this.repeats = repeats;
    }

    /**
     * Runs its trials; whatever goes wrong in one of them is in its result.
     *
     * @param rounds asked where they take turns
     */
    List<TrialResult> run(Generation generation, Function<String, Arm> arms, Turns.Rounds rounds) {
        List<LivingTrial> trials = new ArrayList<>();
        for (PlannedTrial planned : generation.trials()) {
            trials.add(new LivingTrial(experiment, planned, arms.apply(planned.arm())));
        }
        try {
            for (LivingTrial trial : trials) {
                trial.attempt(trial::open);
            }
            if (generation.inTurns()) {
                new Turns(experiment, windowRunner, repeats, trials, generation.slice())
                        .take(rounds);
            } else {
                trials.forEach(
                        trial -> trial.attempt(() -> measureAlone(trial, generation.slice())));
            }
        } finally {
            trials.forEach(LivingTrial::close);
        }
        return trials.stream().map(LivingTrial::result).toList();
    }

    private void measureAlone(LivingTrial trial, Duration window) throws SutException {
        trial.warmUp();
        List<Condition> conditions = trial.planned().conditions();
        for (Condition condition : conditions) {
            if (condition != conditions.getFirst()) {
                trial.warmUpAgain(condition);
            }
            trial.measuring(condition, "");
            trial.found(List.of(measure(trial, condition, window)));
            experiment.await().check();
        }
    }

    /** Measures a window, and again when the machine has spoilt it; the last one is kept. */
    private Window measure(LivingTrial trial, Condition condition, Duration length)
            throws SutException {
        for (int before = 0; ; before++) {
            WindowRunner.Measured measured =
                    windowRunner.run(
                            trial.arm(),
                            trial.target(),
                            condition,
                            length,
                            trial.seed(),
                            trial.windows());
            if (measured.machine().isEmpty() || !repeats.another(before)) {
                return measured.window().after(before);
            }
            experiment.await().check();
            experiment.progress().again(ProgressEstimate.Kind.WINDOW);
            trial.measuringAgain(condition, measured.machine().getFirst());
        }
    }
}
