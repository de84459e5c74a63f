package dev.sessionmark.engine.planner;

import java.time.Duration;
import java.util.List;

/**
 * What is measured next: trials whose targets live at the same time. Several of them take turns:
 * each of their windows is made of as many slices as there are rounds, and in a round every
 * condition is measured on every target.
 *
 * @param trials what is measured, all under the same factors of the process
 * @param rounds how many slices a window is made of; 1 with a single trial
 * @param slice how long each of them is
 */
public record Generation(List<PlannedTrial> trials, int rounds, Duration slice) {

    /** What it measures, for people. */
    public String name() {
        return trials.size() == 1
                ? "trial " + trials.getFirst().number()
                : "trials %d to %d"
                        .formatted(trials.getFirst().number(), trials.getLast().number());
    }
}
