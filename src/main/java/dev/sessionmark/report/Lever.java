package dev.sessionmark.report;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.Phase;
import dev.sessionmark.measurement.trace.Phases;
import dev.sessionmark.verdict.ComparisonRow;

/**
 * Why the slowest requests of a row are slow, where one phase has most of their time, and what
 * would help, where the row's other figures support it.
 */
final class Lever {

    private static final double MOST = 0.5;

    /** With less of the processors idle a larger pool moves the queue into the database. */
    private static final double IDLE = 0.2;

    /** From this share of the time on what blocks a loop keeps others waiting. */
    private static final double BLOCKED = 0.1;

    private Lever() {}

    /** One sentence; null where no phase has most of the time. */
    static String of(ComparisonRow row, ExperimentPlan plan, Phases slowest, Phases median) {
        Phase phase = slowest.largest();
        if (slowest.share(phase) < MOST) {
            return null;
        }
        String lever = lever(phase, row, plan);
        return "%s: the slowest 1 %% spent %s %s, the median request %s%s"
                .formatted(
                        RowSentences.name(row),
                        Numbers.percent(slowest.share(phase)),
                        phase.label(),
                        Numbers.percent(median.share(phase)),
                        lever == null ? "" : ": " + lever);
    }

    private static String lever(Phase phase, ComparisonRow row, ExperimentPlan plan) {
        return switch (phase) {
            case POOL -> poolIsTheLimit(row, plan) ? "a larger pool is the lever" : null;
            case DB_LATENCY -> "fewer round trips are the lever";
            case ARRIVAL ->
                    row.sut().loops().blockedShare() >= BLOCKED
                            ? "what blocks the event loops is the lever"
                            : null;
            default -> null;
        };
    }

    private static boolean poolIsTheLimit(ComparisonRow row, ExperimentPlan plan) {
        Long most = row.sut().sessions().maxUsed();
        return most != null
                && most >= plan.poolSize(row.condition())
                && row.taken().stream().map(Window::machine).allMatch(Lever::idle);
    }

    private static boolean idle(MachineUse machine) {
        Double idle = machine.time().idleSeconds();
        return idle != null
                && machine.seconds() != null
                && machine.cores() != null
                && idle >= IDLE * machine.seconds() * machine.cores();
    }
}
