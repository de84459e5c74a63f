package dev.sessionmark.engine;

import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.Progress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Knows which steps an experiment takes and how long each kind took so far, and from that how long
 * the rest will take.
 */
final class ProgressEstimate {

    /** A kind of step. How long the next one takes is estimated from those of its kind. */
    enum Kind {
        PREPARE,
        CAPACITY,
        START,
        WARM_UP,
        WINDOW,
        PROFILE
    }

    private final ExperimentListener listener;
    private final LongSupplier nanoTime;
    private final long started;
    private int trials;
    private final Map<Kind, Double> expectedSeconds = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> left = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> measured = new EnumMap<>(Kind.class);
    private Kind current;
    private long currentSince;
    private Duration budget;
    private String doing = "";
    private int trial;

    ProgressEstimate(ExperimentListener listener, int trials, LongSupplier nanoTime) {
        this.listener = listener;
        this.trials = trials;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /** Announces steps: how many of a kind, and how long one will take by first guess. */
    void expect(Kind kind, int count, Duration each) {
        expectedSeconds.put(kind, each.toNanos() / 1e9);
        left.put(kind, count);
    }

    /** The whole takes so long, whatever its steps take. */
    void takes(Duration time) {
        budget = time;
    }

    /** The steps of a kind that were announced and have not begun will not come. */
    void skip(Kind kind) {
        left.put(kind, kind == current ? 1 : 0);
    }

    /** One step more of a kind than was announced. */
    void again(Kind kind) {
        left.merge(kind, 1, Integer::sum);
    }

    /**
     * The number of trials is another than was thought.
     *
     * @param windows of each of them
     */
    void expectTrials(int expected, int windows) {
        int more = expected - trials;
        trials = expected;
        left.merge(Kind.START, more, Integer::sum);
        left.merge(Kind.WARM_UP, more, Integer::sum);
        left.merge(Kind.WINDOW, more * windows, Integer::sum);
    }

    /** A step begins; the one before is over. */
    void begin(Kind kind, int inTrial, String what) {
        finish();
        current = kind;
        currentSince = nanoTime.getAsLong();
        trial = inTrial;
        doing = what;
        tick();
    }

    /** Tells the listener where things stand. */
    void tick() {
        double elapsed = (nanoTime.getAsLong() - started) / 1e9;
        double rest = 0;
        for (Map.Entry<Kind, Integer> entry : left.entrySet()) {
            rest += entry.getValue() * expectedSeconds.get(entry.getKey());
        }
        if (current != null) {
            double inStep = (nanoTime.getAsLong() - currentSince) / 1e9;
            rest -= Math.min(inStep, expectedSeconds.getOrDefault(current, 0.0));
        }
        double remaining = Math.max(0, budget == null ? rest : budget.toNanos() / 1e9 - elapsed);
        double all = elapsed + remaining;
        listener.onProgress(
                new Progress(
                        doing,
                        trial,
                        trials,
                        all > 0 ? elapsed / all : 0,
                        Duration.ofMillis((long) (remaining * 1000))));
    }

    private void finish() {
        if (current == null) {
            return;
        }
        double took = (nanoTime.getAsLong() - currentSince) / 1e9;
        int n = measured.merge(current, 1, Integer::sum);
        // Mean of what was seen; the first guess counts for nothing once there is a measurement.
        expectedSeconds.merge(current, took, (old, now) -> n == 1 ? now : old + (now - old) / n);
        left.merge(current, -1, (count, minus) -> Math.max(0, count + minus));
        current = null;
    }
}
