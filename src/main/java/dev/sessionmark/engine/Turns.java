package dev.sessionmark.engine;

import dev.sessionmark.engine.planner.Generation.Cell;
import dev.sessionmark.engine.planner.RandomOrder;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.machine.Repeats;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Living trials that take turns. In each round every condition is set once, in an order of its own,
 * and then measured on one target after the other, in an order of its own, with the same arrivals.
 * What the machine does for longer than a slice it does to all of them; a round that it has spoilt
 * for one is left out for all.
 */
final class Turns {

    /** Decides what is measured, round by round. */
    @FunctionalInterface
    interface Rounds {

        /**
         * What is measured in the next round; nothing when there is none.
         *
         * @param round counts from 1
         * @param soFar the trials, with what the rounds before have found
         */
        Set<Cell> next(int round, List<TrialResult> soFar);
    }

    private final RunningExperiment experiment;
    private final WindowRunner windowRunner;
    private final Repeats repeats;
    private final List<LivingTrial> trials;
    private final Duration length;

    /** What was measured of a trial under a condition, round by round. */
    private final Map<LivingTrial, Map<Condition, Slices>> found = new LinkedHashMap<>();

    private static final class Slices {
        private final List<WindowRunner.Measured> good = new ArrayList<>();
        private final List<WindowRunner.Measured> spoilt = new ArrayList<>();

        /** Those that figures are taken from: spoilt ones where there is no other. */
        private List<WindowRunner.Measured> taken() {
            return good.isEmpty() ? spoilt : good;
        }
    }

    Turns(
            RunningExperiment experiment,
            WindowRunner windowRunner,
            Repeats repeats,
            List<LivingTrial> trials,
            Duration length) {
        this.experiment = experiment;
        this.windowRunner = windowRunner;
        this.repeats = repeats;
        this.trials = trials;
        this.length = length;
        trials.forEach(trial -> found.put(trial, new LinkedHashMap<>()));
    }

    /** Warms all of them up, measures round by round, and gives each its windows. */
    void take(Rounds rounds) {
        trials.forEach(trial -> trial.attempt(() -> warmUp(trial)));
        List<Condition> conditions =
                trials.stream()
                        .flatMap(trial -> trial.planned().conditions().stream())
                        .distinct()
                        .toList();
        long seed = experiment.plan().seed();
        Set<Cell> wanted = rounds.next(1, List.of());
        for (int round = 1; !wanted.isEmpty(); wanted = rounds.next(++round, soFar())) {
            for (Condition condition : RandomOrder.of(conditions, seed, round)) {
                List<LivingTrial> measured = new ArrayList<>();
                for (LivingTrial trial : trials) {
                    if (wanted.contains(new Cell(trial.arm().label(), condition))) {
                        measured.add(trial);
                    }
                }
                long ofBlock = seed + conditions.indexOf(condition) + 1;
                take(RandomOrder.of(measured, ofBlock, round), condition, round);
            }
        }
        trials.forEach(trial -> trial.found(windows(trial)));
    }

    private List<TrialResult> soFar() {
        return trials.stream().map(trial -> trial.result(windows(trial))).toList();
    }

    private List<Window> windows(LivingTrial trial) {
        List<Window> windows = new ArrayList<>();
        for (Condition condition : trial.planned().conditions()) {
            Slices slices = found.get(trial).get(condition);
            if (slices != null) {
                Window window = windowRunner.join(condition, slices.taken());
                windows.add(window.after(slices.good.isEmpty() ? 0 : slices.spoilt.size()));
            }
        }
        return windows;
    }

    private void warmUp(LivingTrial trial) throws SutException {
        List<Condition> conditions = trial.planned().conditions();
        // The way to the database is as the one before has left it.
        trial.change(conditions.getFirst());
        trial.warmUp();
        for (Condition condition : conditions.subList(1, conditions.size())) {
            trial.warmUpAgain(condition);
        }
        trial.watch(false);
    }

    /** One condition of one round, again where the machine has spoilt it. */
    private void take(List<LivingTrial> order, Condition condition, int round) {
        String which = ", round " + round;
        String again = "";
        for (int before = 0; ; before++) {
            String said = which + again;
            Map<LivingTrial, WindowRunner.Measured> slices = new LinkedHashMap<>();
            for (LivingTrial trial : order) {
                trial.attempt(() -> slices.put(trial, slice(trial, condition, said, round)));
            }
            Optional<String> spoilt =
                    slices.values().stream().flatMap(one -> one.machine().stream()).findFirst();
            slices.forEach((trial, slice) -> keep(trial, condition, slice, spoilt.isPresent()));
            if (spoilt.isEmpty() || slices.isEmpty() || !repeats.another(before)) {
                return;
            }
            again = " again, because " + spoilt.get();
            slices.forEach(
                    (trial, slice) -> experiment.progress().again(ProgressEstimate.Kind.WINDOW));
        }
    }

    private WindowRunner.Measured slice(
            LivingTrial trial, Condition condition, String which, int round) throws SutException {
        trial.change(condition);
        trial.watch(true);
        trial.measuring(condition, which);
        WindowRunner.Measured slice =
                windowRunner.run(
                        trial.arm(),
                        trial.target(),
                        condition,
                        length,
                        experiment.plan().seed() + round,
                        earlier(trial));
        trial.watch(false);
        experiment.await().check();
        return slice;
    }

    private List<Window> earlier(LivingTrial trial) {
        List<Window> earlier = new ArrayList<>();
        for (Slices slices : found.get(trial).values()) {
            slices.good.forEach(slice -> earlier.add(slice.window()));
            slices.spoilt.forEach(slice -> earlier.add(slice.window()));
        }
        return earlier;
    }

    private void keep(
            LivingTrial trial, Condition condition, WindowRunner.Measured slice, boolean spoilt) {
        Slices slices = found.get(trial).computeIfAbsent(condition, none -> new Slices());
        (spoilt ? slices.spoilt : slices.good).add(slice);
    }
}
