package dev.sessionmark.measurement;

import java.util.Locale;

/** What a profiler samples. One after the other: it can follow one at a time. */
public enum ProfileEvent {
    /** Where event loops and workers spend their time, be it at work or waiting. */
    WALL("wall clock of event loops and workers"),
    /** What all threads use processors for. */
    CPU("processor time of all threads");

    private final String description;

    ProfileEvent(String description) {
        this.description = description;
    }

    /** How files and addresses name it: {@code wall}, {@code cpu}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its flame graph shows, for people. */
    public String description() {
        return description;
    }
}
