package dev.sessionmark.measurement.trace;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What the system under test has kept of a window, for {@link WindowTrace#join}.
 *
 * @param requests those that were asked for, as far as it still has them
 * @param blocked stretches in which an event loop stood still, in the order they began
 * @param stretchesLeftOut how many more there were, shorter ones
 */
@RegisterForReflection
public record SutTrace(
        List<ServerStamps> requests, List<BlockedStretch> blocked, int stretchesLeftOut) {

    /** Nobody looked. */
    public static final SutTrace NONE = new SutTrace(List.of(), List.of(), 0);
}
