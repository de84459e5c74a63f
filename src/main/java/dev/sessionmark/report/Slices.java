package dev.sessionmark.report;

import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.Window;

/** How long the slices of a window are. */
final class Slices {

    private static final double NOMINAL_SECONDS = 1;

    private Slices() {}

    /** Length of the slice in seconds: one, or what is left of the window for the last one. */
    static double seconds(Window window, Slice slice) {
        double left = window.load().duration().toNanos() / 1e9 - slice.startSeconds();
        return left > 0 ? Math.min(NOMINAL_SECONDS, left) : NOMINAL_SECONDS;
    }
}
