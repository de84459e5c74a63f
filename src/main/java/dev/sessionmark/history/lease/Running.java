package dev.sessionmark.history.lease;

import java.time.Instant;
import java.util.Objects;

/**
 * An experiment that is marked as running.
 *
 * @param id of the experiment
 * @param heartbeatAt the last sign of whoever runs it, by their clock; null where nobody has ever
 *     given one
 * @param cancelAsked whether somebody asks for its end
 */
public record Running(String id, Instant heartbeatAt, boolean cancelAsked) {

    /** Whether nobody has given a sign between these two looks. */
    public boolean sameSign(Running later) {
        return Objects.equals(heartbeatAt, later.heartbeatAt);
    }
}
