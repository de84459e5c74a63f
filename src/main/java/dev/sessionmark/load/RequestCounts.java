package dev.sessionmark.load;

/**
 * What became of the requests that were due in a window. Every one of them ends in exactly one of
 * {@code succeeded}, {@code dropped} and the errors; where several reasons apply, the status
 * decides first, then the body, then the time.
 *
 * @param intended requests the schedule asked for
 * @param sent requests that were handed to a connection
 * @param succeeded answers with status 2xx, the right body, in time
 * @param achieved the same kind of answers, but those that arrived inside the window, whenever they
 *     were due: what the server carried
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
        long achieved,
        long dropped,
        long timeouts,
        long connectFailures,
        long badStatus,
        long wrongAnswers,
        long unfinished,
        long maxInFlight) {

    /** Nothing was due. */
    public static final RequestCounts NONE = new RequestCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Requests that were sent, or were to be, and ended wrongly, too late or not at all. */
    public long errors() {
        return timeouts + connectFailures + badStatus + wrongAnswers + unfinished;
    }
}
