package dev.sessionmark.setup;

/** How a session talks to PostgreSQL. */
public enum ConnectionType {
    /** The reactive PostgreSQL client: no thread waits for the answer. */
    REACTIVE,
    /** JDBC: a thread waits for the answer. */
    BLOCKING;

    /** How it is written in tables and JSON. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
