package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.arm.Inside;
import dev.sessionmark.engine.arm.Target;
import dev.sessionmark.engine.machine.Timestamps;
import dev.sessionmark.engine.planner.PlannedTrial;
import dev.sessionmark.experiment.LivePhase;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A trial under way: a fresh target, and what became of it. Whatever goes wrong ends it alone. */
final class LivingTrial implements AutoCloseable {

    /** A step of the trial. */
    @FunctionalInterface
    interface Step {
        void take() throws SutException;
    }

    private final RunningExperiment experiment;
    private final PlannedTrial planned;
    private final Arm arm;
    private final Instant startedAt = Timestamps.now();
    private final List<Window> windows = new ArrayList<>();
    private Target target;
    private Duration poolFill;
    private Duration startup = Duration.ZERO;
    private Warmup warmup = Warmup.NONE;
    private String failure;

    LivingTrial(RunningExperiment experiment, PlannedTrial planned, Arm arm) {
        this.experiment = experiment;
        this.planned = planned;
        this.arm = arm;
    }

    /** Takes a step, unless one before has failed. */
    void attempt(Step step) {
        if (failure != null) {
            return;
        }
        try {
            step.take();
        } catch (SutException | IllegalStateException | CancelledException e) {
            failure = e.getMessage();
            close();
            experiment.testbed().endLoad();
        }
    }

    /** Opens its target under its first condition. */
    void open() throws SutException {
        begin(ProgressEstimate.Kind.START, planned.name() + ": starting");
        experiment.testbed().set(first());
        target = arm.target().open(first(), experiment.await()::cancelled);
        startup = target.startup();
        if (target.inside().isPresent()) {
            Inside inside = target.inside().get();
            poolFill = inside.poolFill();
            inside.measureIdle();
        }
    }

    /** Warms it up under its first condition. */
    void warmUp() {
        begin(ProgressEstimate.Kind.WARM_UP, planned.name() + ": warming up");
        warmup = warmUp(first(), experiment.plan().warmup());
    }

    /** What the compiler has seen so far were waits of another length. */
    void warmUpAgain(Condition condition) throws SutException {
        change(condition);
        warmUp(condition, experiment.settings().warmupAgain(experiment.plan()));
    }

    private Warmup warmUp(Condition condition, Duration bound) {
        experiment.await().next(planned.number(), arm.label(), condition, LivePhase.WARM_UP);
        return experiment.warmUp(arm, target, condition, bound, seed());
    }

    /** From now on this condition holds. */
    void change(Condition condition) throws SutException {
        experiment.testbed().set(condition);
        target.set(condition);
    }

    /** Stops or starts what watches it: a target that is not asked costs the others nothing. */
    void watch(boolean watched) throws SutException {
        if (target.inside().isPresent()) {
            target.inside().get().watch(watched);
        }
    }

    /**
     * A measurement of it begins.
     *
     * @param which of several; empty when there is one
     */
    void measuring(Condition condition, String which) {
        experiment.await().next(planned.number(), arm.label(), condition, LivePhase.WINDOW);
        begin(
                ProgressEstimate.Kind.WINDOW,
                "%s: measuring, %s%s".formatted(arm.label(), condition.label(), which));
    }

    /** The machine has spoilt a measurement of it, and another begins. */
    void measuringAgain(Condition condition, String because) {
        begin(
                ProgressEstimate.Kind.WINDOW,
                "%s: measuring again, %s, because %s"
                        .formatted(arm.label(), condition.label(), because));
    }

    private void begin(ProgressEstimate.Kind step, String what) {
        experiment.progress().begin(step, planned.number(), what);
    }

    /** Keeps windows of it. */
    void found(List<Window> found) {
        windows.addAll(found);
    }

    /** The windows so far. */
    List<Window> windows() {
        return windows;
    }

    PlannedTrial planned() {
        return planned;
    }

    Arm arm() {
        return arm;
    }

    Target target() {
        return target;
    }

    private Condition first() {
        return planned.conditions().getFirst();
    }

    long seed() {
        return experiment.plan().seed() + planned.number();
    }

    /** What became of it. */
    TrialResult result() {
        return result(windows);
    }

    /** What became of it so far, with these windows. */
    TrialResult result(List<Window> found) {
        return new TrialResult(
                planned.number(),
                planned.round(),
                arm.label(),
                planned.process(),
                startedAt,
                startup,
                warmup.took(),
                warmup.settled(),
                List.copyOf(found),
                failure,
                warmup.trace(),
                poolFill);
    }

    @Override
    public void close() {
        if (target != null) {
            target.close();
            target = null;
        }
    }
}
