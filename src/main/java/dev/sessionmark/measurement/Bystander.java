package dev.sessionmark.measurement;

import dev.sessionmark.statistics.Distribution;
import java.util.List;

/**
 * What happened to requests that need no database, sent at a slow fixed rate during the window.
 *
 * @param responseTime their response times in nanoseconds, from the intended start
 * @param sent how many were sent
 * @param failedLivenessProbes how many would have failed as a kubelet-style liveness probe: no
 *     right answer within one second
 */
public record Bystander(Distribution responseTime, long sent, long failedLivenessProbes) {

    /** There was none. */
    public static final Bystander NONE = new Bystander(Distribution.EMPTY, 0, 0);

    /** Of several windows together. */
    public static Bystander merge(List<Bystander> all) {
        return new Bystander(
                Distribution.merge(all.stream().map(Bystander::responseTime).toList()),
                all.stream().mapToLong(Bystander::sent).sum(),
                all.stream().mapToLong(Bystander::failedLivenessProbes).sum());
    }
}
