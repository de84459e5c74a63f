package dev.sessionmark.verdict.law;

/** A law of queues, and which figures it is checked with. */
public enum Law {
    /** Little 1961: L = lambda W, whatever the order or distribution. */
    CONNECTIONS_IN_USE(
            "Little's law for connections",
            true,
            "connections",
            "seen in use",
            "by rate x mean hold"),

    /**
     * The same for requests: users who ask again at once are always in flight, all of them (Denning
     * and Buzen 1978: the interactive response time law).
     */
    REQUESTS_IN_FLIGHT(
            "Little's law for requests",
            true,
            "requests",
            "in flight by rate x mean response time",
            "by the number of users"),

    /**
     * Denning and Buzen 1978, utilization law: no connection is used for more than all the time.
     */
    POOL("rate <= pool / hold", false, "requests/s", "carried", "at most by pool / mean hold"),

    /** The same for event loops on which sessions stand. */
    LOOPS("rate <= loops / hold", false, "requests/s", "carried", "at most by loops / mean hold"),

    /** The same for processors. */
    CORES("rate x CPU per request <= cores", false, "cores", "by rate x CPU", "there are");

    private final String title;
    private final boolean equality;
    private final String unit;
    private final String first;
    private final String second;

    Law(String title, boolean equality, String unit, String first, String second) {
        this.title = title;
        this.equality = equality;
        this.unit = unit;
        this.first = first;
        this.second = second;
    }

    /** What it is called, or says. */
    public String title() {
        return title;
    }

    /** Whether both figures must be equal; otherwise the first is at most the second. */
    public boolean equality() {
        return equality;
    }

    /** The unit of both figures. */
    public String unit() {
        return unit;
    }

    /** What the first figure is. */
    String first() {
        return first;
    }

    /** What the second figure is. */
    String second() {
        return second;
    }
}
