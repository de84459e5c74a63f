package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.ProfileEvent;

/**
 * Where one setup spent its time under one condition, from a trial that no figure comes from.
 *
 * @param setup id of the session setup
 * @param condition under which it was profiled
 * @param event what was sampled
 * @param html the flame graph, a page that needs no other file; null when there is none
 * @param missingBecause why there is none, in one sentence; null when there is one
 */
public record Profile(
        String setup, Condition condition, ProfileEvent event, String html, String missingBecause) {

    /** Setups times conditions of an experiment at most that may be profiled. */
    public static final int MOST = 50;

    /** There is none. */
    public static Profile missing(
            String setup, Condition condition, ProfileEvent event, String because) {
        return new Profile(setup, condition, event, null, because);
    }

    /** Names its file: {@code profile-reactive-session-5ms-wall.html}. */
    public String name() {
        return "profile-%s-%s-%s.html".formatted(setup, condition.id(), event.id());
    }

    /** What it shows, for people. */
    public String title() {
        return "%s; %s; %s".formatted(setup, condition.label(), event.description());
    }
}
