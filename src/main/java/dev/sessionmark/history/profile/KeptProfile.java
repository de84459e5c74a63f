package dev.sessionmark.history.profile;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.ProfileEvent;

/**
 * A profile without its flame graph.
 *
 * @param name of its file
 * @param setup id of the session setup
 * @param condition under which it was profiled
 * @param event what was sampled
 * @param missingBecause why there is no flame graph; null when there is one
 */
public record KeptProfile(
        String name,
        String setup,
        Condition condition,
        ProfileEvent event,
        String missingBecause) {}
