package dev.sessionmark.setup;

import static dev.sessionmark.setup.SessionSetup.ConnectionType.BLOCKING;
import static dev.sessionmark.setup.SessionSetup.ConnectionType.REACTIVE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The register of the ways to give a request its database session. */
public enum SessionSetup {
    REACTIVE_SESSION(
            "reactive-session",
            REACTIVE,
            true,
            "Hibernate Reactive session per request",
            "The advice: a non-blocking session per request, used through a Panache repository,"
                    + " closed when the request ends."),
    BLOCKING_ON_EVENT_LOOP(
            "blocking-on-event-loop",
            BLOCKING,
            true,
            "Blocking session on the event loop",
            "The mistake: a JDBC session opened on the thread that serves everybody."),
    BLOCKING_ON_WORKER(
            "blocking-on-worker",
            BLOCKING,
            true,
            "Blocking session on a worker thread",
            "The classic: a JDBC session on a thread of the worker pool."),
    BLOCKING_ON_VIRTUAL_THREAD(
            "blocking-on-virtual-thread",
            BLOCKING,
            true,
            "Blocking session on a virtual thread",
            "A JDBC session on a virtual thread of its own."),
    REACTIVE_STATELESS(
            "reactive-stateless",
            REACTIVE,
            false,
            "Hibernate Reactive stateless session per request",
            "A non-blocking session without a first-level cache or dirty checking."),
    REACTIVE_CLIENT(
            "reactive-client",
            REACTIVE,
            true,
            "Bare reactive PostgreSQL client",
            "No object-relational mapping at all: the floor."),
    SESSION_PER_STATEMENT(
            "session-per-statement",
            REACTIVE,
            false,
            "A session for every repository call",
            "A new session for each statement instead of one per request."),
    SESSION_HELD(
            "session-held",
            REACTIVE,
            false,
            "Session kept open across a slow call",
            "One session per request, kept open while the request waits for something that needs no"
                    + " database."),
    NO_POOL(
            "no-pool",
            BLOCKING,
            false,
            "A new connection per request",
            "A JDBC session on a worker thread, each on a connection opened for it.");

    private final String id;
    private final ConnectionType connectionType;
    private final boolean byDefault;
    private final String title;
    private final String description;

    SessionSetup(
            String id,
            ConnectionType connectionType,
            boolean byDefault,
            String title,
            String description) {
        this.id = id;
        this.connectionType = connectionType;
        this.byDefault = byDefault;
        this.title = title;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public ConnectionType connectionType() {
        return connectionType;
    }

    public boolean byDefault() {
        return byDefault;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(SessionSetup::id).toList();
    }

    public static Optional<SessionSetup> byId(String id) {
        return Arrays.stream(values()).filter(setup -> setup.id.equals(id)).findFirst();
    }

    public enum ConnectionType {
        /** The reactive PostgreSQL client: no thread waits for the answer. */
        REACTIVE,
        /** JDBC: a thread waits for the answer. */
        BLOCKING;

        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
