package dev.sessionmark.platform.machine;

import java.util.Optional;

/**
 * The processor time of one process, from its {@code stat}.
 *
 * @param pid its number
 * @param parent its parent's
 * @param name of the program, of which Linux keeps 15 characters
 * @param seconds on a processor, all threads that it had
 * @param endedSeconds the same of its children that have ended, and of theirs
 */
public record ProcessTimes(
        long pid, long parent, String name, double seconds, double endedSeconds) {

    /** Ticks a second in what {@code /proc} says: USER_HZ, the same on every machine we run on. */
    static final double TICKS_PER_SECOND = 100;

    /** Fields counted from the one after the name, which may hold anything. */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    static Optional<ProcessTimes> parse(String stat) {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String[] fields = stat.substring(close + 1).strip().split(" ");
        try {
            return Optional.of(
                    new ProcessTimes(
                            Long.parseLong(stat.substring(0, open).strip()),
                            Long.parseLong(fields[PARENT]),
                            stat.substring(open + 1, close),
                            seconds(fields[USER]) + seconds(fields[SYSTEM]),
                            seconds(fields[ENDED_USER]) + seconds(fields[ENDED_SYSTEM])));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    double total() {
        return seconds + endedSeconds;
    }

    private static double seconds(String ticks) {
        return Long.parseLong(ticks) / TICKS_PER_SECOND;
    }
}
