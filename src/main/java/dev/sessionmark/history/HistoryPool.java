package dev.sessionmark.history;

/** The pool of connections to the service's own data; absent in the system under test. */
public final class HistoryPool {

    /** Name of the datasource, of its persistence unit and of its pool in the metrics. */
    public static final String NAME = "history";

    private HistoryPool() {}
}
