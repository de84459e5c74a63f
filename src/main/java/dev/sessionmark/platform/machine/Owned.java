package dev.sessionmark.platform.machine;

import java.util.Map;
import java.util.OptionalLong;

/**
 * Which processes are ours: the controller and what it has started, the database server and its
 * backends. Whoever is neither is a neighbour.
 *
 * @param controller its process id
 * @param database that of the database's main process; empty where it is on another machine, or
 *     nobody knows
 */
public record Owned(long controller, OptionalLong database) {

    /** Whose process it is. */
    public enum Owner {
        /** Load generator and latency proxy. */
        GENERATOR,
        /** What the controller has started: the system under test. */
        SUT,
        /** The database server. */
        DATABASE,
        /** None of ours. */
        NEIGHBOUR
    }

    /** Whose this one is, by its own number or the nearest of its ancestors that we know. */
    Owner owner(ProcessTimes process, Map<Long, ProcessTimes> all) {
        // As many steps as there are processes: a list that was read while it changed may go round.
        ProcessTimes at = process;
        for (int step = 0; at != null && step <= all.size(); step++) {
            if (database.isPresent() && at.pid() == database.getAsLong()) {
                return Owner.DATABASE;
            }
            if (at.pid() == controller) {
                return step == 0 ? Owner.GENERATOR : Owner.SUT;
            }
            at = all.get(at.parent());
        }
        return Owner.NEIGHBOUR;
    }
}
