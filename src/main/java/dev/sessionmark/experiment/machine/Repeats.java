package dev.sessionmark.experiment.machine;

/**
 * How often windows that the machine has spoilt are measured again in one experiment. A neighbour
 * that comes and goes costs a window some seconds; beside one that stays, nothing helps, and the
 * experiment should say so soon.
 */
public final class Repeats {

    /** A window that was spoilt three times in a row will be a fourth time. */
    public static final int MOST_OF_A_WINDOW = 2;

    /** The experiment takes at most half as long again in its windows. */
    private static final int WINDOWS_PER_REPEAT = 2;

    private int left;

    /** For an experiment of so many windows. */
    public Repeats(int windows) {
        left = Math.max(MOST_OF_A_WINDOW, windows / WINDOWS_PER_REPEAT);
    }

    /**
     * Whether to measure a window again; counts it when it says so.
     *
     * @param before how often it was measured again already
     */
    public boolean another(int before) {
        if (left == 0 || before >= MOST_OF_A_WINDOW) {
            return false;
        }
        left--;
        return true;
    }
}
