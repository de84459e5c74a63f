package dev.sessionmark.platform.machine;

import java.util.Map;
import java.util.Set;

/**
 * Which processes are ours: the controller and what it has started, the database server and its
 * backends, and services that are measured as they run. Whoever is none of them is a neighbour.
 *
 * @param controller its process id
 * @param database that of the database's main process; null where it is on another machine, or
 *     nobody knows
 * @param services the processes of services that are measured
 */
public record Owned(long controller, Long database, Set<Long> services) {

    /** Where no service is measured that the controller has not started. */
    public Owned(long controller, Long database) {
        this(controller, database, Set.of());
    }

    public enum Owner {
        /** Load generator and latency proxy. */
        GENERATOR,
        /** The system under test: what the controller has started, or a service. */
        SUT,
        DATABASE,
        NEIGHBOUR
    }

    /** Whose this one is, by its own number or the nearest of its ancestors that we know. */
    Owner owner(ProcessTimes process, Map<Long, ProcessTimes> all) {
        // As many steps as there are processes: a list that was read while it changed may go round.
        ProcessTimes at = process;
        for (int step = 0; at != null && step <= all.size(); step++) {
            if (database != null && at.pid() == database) {
                return Owner.DATABASE;
            }
            if (services.contains(at.pid())) {
                return Owner.SUT;
            }
            if (at.pid() == controller) {
                return step == 0 ? Owner.GENERATOR : Owner.SUT;
            }
            at = all.get(at.parent());
        }
        return Owner.NEIGHBOUR;
    }
}
