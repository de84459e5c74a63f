package dev.sessionmark.experiment;

/**
 * What became of the requests of one measurement window. Every kind of failure has a counter of its
 * own; all of them refer to requests whose intended start lies inside the window.
 *
 * @param intended requests the schedule asked for
 * @param sent requests that were handed to a connection
 * @param succeeded answers with status 2xx, the right body, in time
 * @param dropped arrivals not sent because the bound on requests in flight was reached
 * @param timeouts answers that came later than the time limit (awaited all the same)
 * @param connectFailures requests whose connection could not be opened or was lost
 * @param badStatus answers with a status other than 2xx
 * @param wrongAnswers answers with status 2xx whose body was not the expected one
 * @param unfinished requests without an answer at the end of the drain
 * @param maxInFlight most requests in flight at any moment of the window
 */
public record LoadCounts(
        long intended,
        long sent,
        long succeeded,
        long dropped,
        long timeouts,
        long connectFailures,
        long badStatus,
        long wrongAnswers,
        long unfinished,
        long maxInFlight) {

    /** All requests that did not end as a user would want. */
    public long errors() {
        return dropped + timeouts + connectFailures + badStatus + wrongAnswers + unfinished;
    }

    /** Adds the counts of another window; {@code maxInFlight} becomes the larger one. */
    public LoadCounts plus(LoadCounts other) {
        return new LoadCounts(
                intended + other.intended,
                sent + other.sent,
                succeeded + other.succeeded,
                dropped + other.dropped,
                timeouts + other.timeouts,
                connectFailures + other.connectFailures,
                badStatus + other.badStatus,
                wrongAnswers + other.wrongAnswers,
                unfinished + other.unfinished,
                Math.max(maxInFlight, other.maxInFlight));
    }
}
