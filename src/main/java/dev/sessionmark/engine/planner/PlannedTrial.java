package dev.sessionmark.engine.planner;

import dev.sessionmark.measurement.Condition;
import java.util.List;

/**
 * One trial to run: an arm with conditions that can share a process.
 *
 * @param number counts from 1 over the experiment
 * @param round which repeat of its arm it is, from 1
 * @param arm label of what is measured
 * @param conditions one window each, in the order in which they are measured
 */
public record PlannedTrial(int number, int round, String arm, List<Condition> conditions) {

    /** What it measures, for people. */
    public String name() {
        String process = process().shortLabel();
        return process.isEmpty() ? arm : arm + ", " + process;
    }

    /** The same with another number. */
    PlannedTrial numbered(int other) {
        return new PlannedTrial(other, round, arm, conditions);
    }

    /** The factors of its process that the experiment varies. */
    public Condition process() {
        return conditions.getFirst().ofProcess();
    }
}
