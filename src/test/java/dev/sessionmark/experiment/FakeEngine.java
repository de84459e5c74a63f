package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.ProfileEvent;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Pretends to measure: each trial takes a hundredth of the plan's duration and finds what {@link
 * SampleResults} has. While a trial goes on it tells live figures as often as a real one. A plan
 * with seed {@value #FAILS} fails after its first trial.
 */
@Mock
@ApplicationScoped
public class FakeEngine implements ExperimentEngine {

    public static final long FAILS = 666;

    private static final long LIVE_NANOS = 250_000_000;

    @Override
    public ExperimentResult run(
            String id,
            ExperimentPlan plan,
            ExperimentListener listener,
            BooleanSupplier cancelled) {
        listener.onEnvironment(SampleResults.ENVIRONMENT);
        listener.onPrepared(SampleResults.PREPARATION);
        int all = plan.setups().size() * plan.trials();
        List<TrialResult> trials = new ArrayList<>();
        for (int round = 1; round <= plan.trials(); round++) {
            for (String setup : plan.setups()) {
                int number = trials.size() + 1;
                listener.onProgress(
                        new Progress(
                                "measuring " + setup,
                                number,
                                all,
                                (double) trials.size() / all,
                                Duration.ofSeconds(all - trials.size())));
                listener.onLive(SampleResults.live(number, setup, plan));
                Consumer<Double> live =
                        elapsed ->
                                listener.onLive(SampleResults.live(number, setup, plan, elapsed));
                if (!measured(plan, cancelled, live)) {
                    return result(id, plan, trials, "cancelled");
                }
                TrialResult trial = SampleResults.trial(plan, number, setup, round);
                trials.add(trial);
                listener.onTrial(trial);
                if (plan.seed() == FAILS) {
                    throw new IllegalStateException("the database went away");
                }
            }
        }
        if (plan.profile()) {
            plan.setups().forEach(setup -> profiled(plan, setup, listener));
        }
        return result(id, plan, trials, null);
    }

    /** A page with a script of its own; the processor cannot be profiled. */
    private static void profiled(ExperimentPlan plan, String setup, ExperimentListener listener) {
        for (Condition condition : plan.conditions()) {
            listener.onProfile(
                    new Profile(
                            setup,
                            condition,
                            ProfileEvent.WALL,
                            "<!DOCTYPE html><html lang='en'><title>%s</title><body><p id='p'></p><script>document.getElementById('p').textContent='drawn, '+origin</script>"
                                    .formatted(setup),
                            null));
            listener.onProfile(
                    Profile.missing(setup, condition, ProfileEvent.CPU, "no timers here"));
        }
    }

    /** Whether the time went by without a cancellation. */
    private static boolean measured(
            ExperimentPlan plan, BooleanSupplier cancelled, Consumer<Double> live) {
        long start = System.nanoTime();
        long end = start + plan.duration().toNanos() / 100;
        long next = start + LIVE_NANOS;
        while (System.nanoTime() < end) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            if (System.nanoTime() >= next) {
                live.accept(1.5 + (next - start) / 1e9);
                next += LIVE_NANOS;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }

    private static ExperimentResult result(
            String id, ExperimentPlan plan, List<TrialResult> trials, String incompleteBecause) {
        return new ExperimentResult(
                id,
                plan,
                SampleResults.ENVIRONMENT,
                SampleResults.PREPARATION,
                SampleResults.START,
                Instant.now(),
                trials,
                incompleteBecause);
    }
}
