package dev.sessionmark.load;

/**
 * What became of the requests of a load. Every request ends in exactly one of {@code succeeded} and
 * the failures; where several reasons apply, the status decides first, then the body, then the
 * time.
 *
 * @param intended requests the schedule asked for
 * @param sent requests that were handed to a connection
 * @param succeeded answers with status 2xx, the right body, in time
 * @param dropped arrivals not sent because the bound on requests in flight was reached
 * @param timeouts right answers that came later than the time limit (awaited all the same)
 * @param connectFailures requests whose connection could not be opened or was lost
 * @param badStatus answers with a status other than 2xx
 * @param wrongAnswers answers with status 2xx whose body was not the expected one
 * @param unfinished requests without an answer at the end of the drain
 * @param maxInFlight most requests in flight at any moment
 */
public record RequestCounts(
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
}
