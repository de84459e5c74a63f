package dev.sessionmark.measurement.trace;

/** Where a request's time goes. The phases of a request do not overlap and leave nothing out. */
public enum Phase {
    /** From the intended start until the load generator could send it. */
    QUEUE("waiting for the answer before it on its connection"),
    /** From sending it until an event loop had read it. */
    ARRIVAL("waiting to be read by its event loop"),
    /** From reading it until its handler began. */
    HAND_OVER("handing it over to its handler's thread"),
    /** From sending it to its answer, in a service that nobody can look into. */
    SERVICE("in the service, which cannot be looked into"),
    /** In the application, with no session open. */
    APPLICATION("in the application without a session"),
    /** From asking for a connection to having it. */
    POOL("waiting for a connection"),
    /** Statements, as far as the condition adds a round trip to them. */
    DB_LATENCY("the added round trips to the database"),
    /** Statements, without the added round trip. */
    DATABASE("in the database"),
    /** In the application, with a connection in hand and no statement under way. */
    SESSION("in the application with its session open"),
    /** From the answer handed to the socket until the load generator had read it. */
    RETURN("bringing the answer back");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** How people read it. */
    public String label() {
        return label;
    }
}
