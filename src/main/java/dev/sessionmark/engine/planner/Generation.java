package dev.sessionmark.engine.planner;

import dev.sessionmark.measurement.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is measured next: trials whose targets live at the same time. Where they take turns, each of
 * their windows is made of as many slices as there are rounds, and in a round every condition is
 * measured on every target.
 *
 * @param trials what is measured, all under the same factors of the process
 * @param inTurns whether they take turns; a single trial need not
 * @param slice how long each slice is; the whole window where nobody takes turns
 */
public record Generation(List<PlannedTrial> trials, boolean inTurns, Duration slice) {

    /**
     * What a round has a slice of.
     *
     * @param arm label of what is measured
     * @param condition under which
     */
    public record Cell(String arm, Condition condition) {}

    /** What it measures, for people. */
    public String name() {
        return trials.size() == 1
                ? "trial " + trials.getFirst().number()
                : "trials %d to %d"
                        .formatted(trials.getFirst().number(), trials.getLast().number());
    }

    /** All that its rounds can have a slice of. */
    public Set<Cell> cells() {
        return trials.stream()
                .flatMap(
                        trial ->
                                trial.conditions().stream()
                                        .map(condition -> new Cell(trial.arm(), condition)))
                .collect(Collectors.toSet());
    }
}
