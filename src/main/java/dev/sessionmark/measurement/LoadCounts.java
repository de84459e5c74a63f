package dev.sessionmark.measurement;

import java.time.Duration;

/**
 * What became of the requests of one measurement window. Every kind of failure has a counter of its
 * own; all of them but {@code achieved} refer to requests whose intended start lies inside the
 * window.
 *
 * @param intended requests the schedule asked for
 * @param sent requests that were handed to a connection
 * @param succeeded answers with status 2xx, the right body, in time; those of the drain included
 * @param achieved the same kind of answers, but those that arrived inside the window, whenever they
 *     were due: what the system carried
 * @param dropped arrivals not sent because the bound on requests in flight was reached
 * @param timeouts answers that came later than the time limit (awaited all the same)
 * @param connectFailures requests whose connection could not be opened or was lost
 * @param badStatus answers with a status other than 2xx
 * @param wrongAnswers answers with status 2xx whose body was not the expected one
 * @param unfinished requests without an answer at the end of the drain
 * @param maxInFlight most requests in flight at any moment of the load
 */
public record LoadCounts(
        long intended,
        long sent,
        long succeeded,
        long achieved,
        long dropped,
        long timeouts,
        long connectFailures,
        long badStatus,
        long wrongAnswers,
        long unfinished,
        long maxInFlight) {

    /** Nothing was due. */
    public static final LoadCounts NONE = new LoadCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Requests that ended wrongly, too late or not at all; those never sent are not among them. */
    public long errors() {
        return timeouts + failed() + unfinished;
    }

    /** Requests that ended at once, but wrongly: no sign of overload. */
    public long failed() {
        return connectFailures + badStatus + wrongAnswers;
    }

    /** Requests that never got an answer, or were never sent: infinitely late. */
    public long notServed() {
        return dropped + unfinished;
    }

    /**
     * Right and timely answers per second of the window, by their arrival. The one formula for what
     * a system achieves: it cannot exceed what its loops, pool and latency allow, however long a
     * queue the drain empties.
     */
    public double achievedRate(Duration window) {
        return achieved / (window.toNanos() / 1e9);
    }

    /**
     * Share of the due requests that the system kept up with, 0 to 1; NaN where nothing was due.
     * Requests that failed at once were kept up with, and count as errors.
     */
    public double carriedShare() {
        if (intended == 0) {
            return Double.NaN;
        }
        return Math.min(1, (double) (achieved + failed()) / intended);
    }

    /** Adds the counts of another window; {@code maxInFlight} becomes the larger one. */
    public LoadCounts plus(LoadCounts other) {
        return new LoadCounts(
                intended + other.intended,
                sent + other.sent,
                succeeded + other.succeeded,
                achieved + other.achieved,
                dropped + other.dropped,
                timeouts + other.timeouts,
                connectFailures + other.connectFailures,
                badStatus + other.badStatus,
                wrongAnswers + other.wrongAnswers,
                unfinished + other.unfinished,
                Math.max(maxInFlight, other.maxInFlight));
    }
}
