package dev.sessionmark.experiment;

/** How requests arrive. */
public enum LoadModel {
    /** At a rate, whether or not the server keeps up: what the internet does. */
    OPEN,
    /** From users who wait for their answer before they ask again: what a call centre does. */
    CLOSED
}
