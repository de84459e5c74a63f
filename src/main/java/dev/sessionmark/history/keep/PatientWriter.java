package dev.sessionmark.history.keep;

import dev.sessionmark.platform.connection.DatabaseWords;
import dev.sessionmark.platform.postgres.DatabaseGone;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Writes to the history, in order, again and again while a failure of it can pass: what was
 * measured for minutes must not be lost because of a restart that takes seconds, or a disk that is
 * full for a while. What is not written when the bound is over is kept in mind, and tried again
 * with whatever comes next. For one thread at a time.
 */
public final class PatientWriter {

    static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    /** Hears how it goes, each once until the other. */
    public interface Told {

        /** The history cannot be written, and it is tried again. */
        void waits(String what, RuntimeException because);

        void written();

        /** This was refused for a reason that does not pass, and is given up. */
        void refused(String what, RuntimeException because);
    }

    private static final class Entry {

        private final String what;
        private final Runnable write;
        private RuntimeException refused;

        Entry(String what, Runnable write) {
            this.what = what;
            this.write = write;
        }
    }

    private final Duration patience;
    private final Duration longestPause;
    private final LongSupplier nanoTime;
    private final Predicate<Duration> cutShort;
    private final Told told;
    private final Deque<Entry> rest = new ArrayDeque<>();

    /** Why the last try failed; null when it did not. */
    private RuntimeException failure;

    /**
     * @param patience how long {@link #write} tries
     * @param longestPause between two of its tries; the first ones are shorter
     * @param nanoTime a clock that only goes forward, in nanoseconds
     * @param cutShort waits so long between two tries; whether that was cut short because nothing
     *     is to be tried again now
     */
    public PatientWriter(
            Duration patience,
            Duration longestPause,
            LongSupplier nanoTime,
            Predicate<Duration> cutShort,
            Told told) {
        this.patience = patience;
        this.longestPause = longestPause;
        this.nanoTime = nanoTime;
        this.cutShort = cutShort;
        this.told = told;
    }

    /**
     * Writes this, and before it what could not be written earlier, for as long as it takes within
     * the bound.
     *
     * @param what is written, for people
     * @throws UnwrittenException when the bound is over or the wait was cut short; it is kept in
     *     mind
     * @throws RuntimeException when it was refused for a reason that does not pass; it is given up
     */
    public void write(String what, Runnable write) {
        Entry entry = new Entry(what, write);
        rest.add(entry);
        long deadline = nanoTime.getAsLong() + patience.toNanos();
        Duration next = FIRST_PAUSE;
        while (!writeRest()) {
            if (nanoTime.getAsLong() - deadline >= 0 || cutShort.test(next)) {
                throw new UnwrittenException(failure);
            }
            Duration twice = next.multipliedBy(2);
            next = twice.compareTo(longestPause) < 0 ? twice : longestPause;
        }
        if (entry.refused != null) {
            throw entry.refused;
        }
    }

    /** Puts this behind what could not be written yet, to be tried by {@link #writeRest}. */
    public void add(String what, Runnable write) {
        rest.add(new Entry(what, write));
    }

    /**
     * Forgets what is not written yet. All but the last, which has been written in another way, are
     * told as refused.
     */
    public void giveUp() {
        rest.pollLast();
        rest.forEach(one -> told.refused(one.what, failure));
        rest.clear();
        if (failure != null) {
            failure = null;
            told.written();
        }
    }

    /**
     * Tries once to write all that is not written yet.
     *
     * @return whether nothing is left
     */
    public boolean writeRest() {
        while (!rest.isEmpty()) {
            Entry next = rest.element();
            try {
                next.write.run();
            } catch (RuntimeException e) {
                if (DatabaseGone.isCauseOf(e)) {
                    if (failure == null) {
                        told.waits(next.what, e);
                    }
                    failure = e;
                    return false;
                }
                next.refused = e;
                told.refused(next.what, e);
            }
            rest.remove();
        }
        if (failure != null) {
            failure = null;
            told.written();
        }
        return true;
    }

    /**
     * The history could not be written for longer than it is waited for. What was to be written is
     * not lost: see {@link PatientWriter#writeRest}.
     */
    public static final class UnwrittenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnwrittenException(RuntimeException cause) {
            super("the history cannot be written: " + why(cause), cause);
        }

        public static String why(Throwable cause) {
            // A wait that was given up has no message worth reading.
            return cause instanceof io.smallrye.mutiny.TimeoutException
                    ? "it does not answer"
                    : DatabaseWords.of(cause);
        }
    }
}
