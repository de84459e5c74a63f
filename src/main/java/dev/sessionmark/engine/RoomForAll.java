package dev.sessionmark.engine;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.sut.SutHeap;
import java.util.Collections;
import java.util.Optional;

/** Whether all setups of a plan can live at once: found out before the first of them starts. */
final class RoomForAll {

    /** What else asks the database meanwhile: ours, and what it keeps for its superusers. */
    private static final int OTHER_CONNECTIONS = 10;

    /** A process under load has so much resident beside its heap. */
    private static final int BESIDE_HEAP_MIB = 200;

    private RoomForAll() {}

    /**
     * Looks for it.
     *
     * @throws UnfitException with what there is too little of, in one line
     */
    static void check(ExperimentPlan plan, Environment here) {
        int alive = plan.inTurns() ? plan.setups().size() * plan.aliveOfArm() : 0;
        if (alive < 2) {
            return;
        }
        int connections =
                alive * Collections.max(plan.values(Factors.POOL_SIZE)).intValue()
                        + OTHER_CONNECTIONS;
        Optional.ofNullable(here.postgresSettings().get("max_connections"))
                .map(Integer::parseInt)
                .filter(most -> most < connections)
                .ifPresent(
                        most ->
                                refuse(
                                        alive,
                                        "%d connections, and the database takes %d"
                                                .formatted(connections, most)));
        int memory =
                alive
                        * (SutHeap.mebibytes(here.mode().equals("native"), here.cores())
                                + BESIDE_HEAP_MIB);
        if (memory > here.memoryMiB()) {
            refuse(
                    alive,
                    "about %d MiB of memory, and there are %d".formatted(memory, here.memoryMiB()));
        }
    }

    private static void refuse(int alive, String need) {
        throw new UnfitException(
                ("%d processes that take turns need %s: measure fewer setups, with a smaller pool, or"
                                + " one after the other (rounds 1)")
                        .formatted(alive, need));
    }
}
