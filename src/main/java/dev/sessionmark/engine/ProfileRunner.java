package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.arm.Inside;
import dev.sessionmark.engine.arm.Target;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.LivePhase;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.ProfileEvent;
import dev.sessionmark.platform.words.Told;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Profiles each arm once, after the last trial: a target of its own, warmed up and loaded as if it
 * were measured, but nothing is. A window is halved: its first half is for the wall clock, the
 * second for the processor.
 */
final class ProfileRunner {

    private final RunningExperiment experiment;
    private final ExperimentPlan plan;
    private final Testbed testbed;
    private final LoadWaiter await;
    private final double rate;

    /**
     * @param rate arrivals per second of conditions that have none of their own; NaN in the closed
     *     model
     */
    ProfileRunner(RunningExperiment experiment, double rate) {
        this.experiment = experiment;
        this.plan = experiment.plan();
        this.testbed = experiment.testbed();
        this.await = experiment.await();
        this.rate = rate;
    }

    /** How many systems under test are profiled in all. */
    static int count(ExperimentPlan plan) {
        return plan.profile() ? plan.setups().size() * plan.processes().size() : 0;
    }

    /** What is still to come, for the progress shown; it is in no trial. */
    static void expect(ExperimentPlan plan, EngineSettings settings, ProgressEstimate progress) {
        int events = ProfileEvent.values().length;
        progress.expect(
                ProgressEstimate.Kind.PROFILE,
                count(plan) * plan.processes().getFirst().size() * events,
                settings.leadIn()
                        .plus(plan.duration().dividedBy(events))
                        .plus(settings.warmupAgain(plan).dividedBy(events))
                        .plusMillis(300));
    }

    /**
     * Profiles arms that can be looked into.
     *
     * @param found told of each profile, and of each that could not be had
     * @throws CancelledException when the experiment is cancelled
     * @throws RuntimeException what {@code found} throws, and nothing else
     */
    void run(List<Arm> arms, Consumer<Profile> found) {
        for (List<Condition> conditions : plan.processes()) {
            for (Arm arm : arms) {
                run(arm, conditions, found);
            }
        }
    }

    private void run(Arm arm, List<Condition> conditions, Consumer<Profile> found) {
        List<Profile> left = new ArrayList<>();
        for (Condition condition : conditions) {
            for (ProfileEvent event : ProfileEvent.values()) {
                left.add(new Profile(arm.label(), condition, event, null, null));
            }
        }
        Condition set = conditions.getFirst();
        begin(ProgressEstimate.Kind.START, arm, "starting");
        testbed.set(set);
        try (Target target = arm.target().open(set, await::cancelled)) {
            begin(ProgressEstimate.Kind.WARM_UP, arm, "warming up");
            warmUp(arm, target, set, plan.warmup());
            while (!left.isEmpty()) {
                Profile next = left.getFirst();
                if (next.condition() != set) {
                    set = next.condition();
                    testbed.set(set);
                    target.set(set);
                    warmUp(arm, target, set, experiment.settings().warmupAgain(plan));
                }
                Profile profile = profile(arm, target, next);
                left.removeFirst();
                tell(found, profile);
            }
        } catch (UntoldException e) {
            testbed.endLoad();
            throw e.because;
        } catch (SutException | RuntimeException e) {
            testbed.endLoad();
            if (await.cancelled() || e instanceof CancelledException) {
                throw new CancelledException();
            }
            String because = Told.verbatim(e);
            left.forEach(
                    missing ->
                            found.accept(
                                    Profile.missing(
                                            missing.setup(),
                                            missing.condition(),
                                            missing.event(),
                                            because)));
        }
    }

    /** Whoever does not take a profile has not kept it from being made. */
    private static void tell(Consumer<Profile> found, Profile profile) {
        try {
            found.accept(profile);
        } catch (RuntimeException e) {
            throw new UntoldException(e);
        }
    }

    /** Was made, and could not be told. */
    private static final class UntoldException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException because;

        UntoldException(RuntimeException because) {
            super(because);
            this.because = because;
        }
    }

    private Profile profile(Arm arm, Target target, Profile wanted) throws SutException {
        Condition condition = wanted.condition();
        begin(ProgressEstimate.Kind.PROFILE, arm, condition.label() + ", " + wanted.event().id());
        await.next(0, arm.label(), condition, LivePhase.PROFILE);
        LoadRun run =
                testbed.start(
                        experiment
                                .loads()
                                .measured(arm, target.url(), condition, rate, plan.seed())
                                .after(experiment.settings().leadIn())
                                .lasting(plan.duration().dividedBy(ProfileEvent.values().length)));
        await.moment(run, run.windowBegun());
        Inside inside = target.inside().orElseThrow();
        inside.profile(wanted.event());
        await.moment(run, run.windowEnded());
        String html = inside.profiled(wanted.title());
        await.result(run);
        await.check();
        return new Profile(wanted.setup(), condition, wanted.event(), html, null);
    }

    private void begin(ProgressEstimate.Kind step, Arm arm, String what) {
        experiment
                .progress()
                .begin(step, 0, "%s: profiling, not measured: %s".formatted(arm.label(), what));
    }

    private void warmUp(Arm arm, Target target, Condition condition, Duration bound) {
        await.next(0, arm.label(), condition, LivePhase.PROFILE);
        experiment.warmUp(arm, target, condition, bound, plan.seed());
    }
}
