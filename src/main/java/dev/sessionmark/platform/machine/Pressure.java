package dev.sessionmark.platform.machine;

import java.util.Optional;

/**
 * How long the programs of the machine have stood for want of one thing (PSI), in seconds since it
 * started.
 *
 * @param some at least one of them
 * @param full all of them
 */
record Pressure(double some, double full) {

    private static final String TOTAL = "total=";

    /**
     * Read now; empty where the system does not say.
     *
     * @param what {@code cpu}, {@code memory} or {@code io}
     */
    static Optional<Pressure> read(Proc proc, String what) {
        return proc.text("pressure/" + what)
                .filter(text -> text.contains("some ") && text.contains(TOTAL))
                .map(text -> new Pressure(total(text, "some "), total(text, "full ")));
    }

    /** Microseconds. Of processors older systems have no {@code full}: nobody stood then. */
    private static double total(String text, String kind) {
        return text.lines()
                        .filter(line -> line.startsWith(kind) && line.contains(TOTAL))
                        .mapToLong(
                                line ->
                                        Long.parseLong(
                                                line.substring(line.indexOf(TOTAL) + TOTAL.length())
                                                        .strip()))
                        .sum()
                / 1e6;
    }
}
