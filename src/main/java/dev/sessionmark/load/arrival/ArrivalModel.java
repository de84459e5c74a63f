package dev.sessionmark.load.arrival;

/** How requests arrive. */
public sealed interface ArrivalModel {

    /**
     * Open model: requests are due at a rate, whether or not the server keeps up. A stalled server
     * meets the requests that came in the meantime, as it would on the internet.
     *
     * @param schedule when each request is due
     */
    record Open(ArrivalSchedule schedule) implements ArrivalModel {}

    /**
     * Closed model: users who wait for their answer before they ask again, without pause. A stalled
     * server stalls its load too, which is why its latency looks better than it is.
     *
     * @param users how many ask at the same time; each keeps to one connection
     */
    record Closed(int users) implements ArrivalModel {

        /** Refuses a load without users. */
        public Closed {
            if (users < 1) {
                throw new IllegalArgumentException("at least one user is needed, not " + users);
            }
        }
    }
}
