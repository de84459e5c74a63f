package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.measurement.Condition;
import java.util.List;

/**
 * One trial to run: an arm with conditions that can share a process.
 *
 * @param number counts from 1 over the experiment
 * @param round counts from 1 over the trials of its arm
 * @param arm what is measured
 * @param conditions one window each, in the order in which they are measured
 */
record PlannedTrial(int number, int round, Arm arm, List<Condition> conditions) {

    /** What it measures, for people. */
    String name() {
        String process = process().shortLabel();
        return process.isEmpty() ? arm.label() : arm.label() + ", " + process;
    }

    /** The factors of its process that the experiment varies. */
    Condition process() {
        return conditions.getFirst().ofProcess();
    }
}
