package dev.sessionmark.measurement.factor;

import dev.sessionmark.measurement.factor.Factor.Kind;
import dev.sessionmark.measurement.factor.Factor.Scope;
import dev.sessionmark.measurement.factor.Factor.Words;
import java.util.List;
import java.util.Optional;

/** All factors there are. */
public final class Factors {

    /** The round trip added between the system under test and PostgreSQL; zero adds nothing. */
    public static final Factor DB_LATENCY =
            new Factor(
                    "dbLatencyMs",
                    Scope.WINDOW,
                    Kind.TIME,
                    0,
                    10_000,
                    true,
                    List.of(0.0, 5.0), // a local database, and one in another zone
                    "Round trips to add between service and database, a condition each.",
                    new Words("+%s ms database latency", "no added database latency"),
                    new Words("+%s ms", "no added latency"),
                    "%sms",
                    "added round trip, ms");

    /** Database connections of the system under test. */
    public static final Factor POOL_SIZE =
            new Factor(
                    "poolSize",
                    Scope.PROCESS,
                    Kind.COUNT,
                    1,
                    500,
                    false,
                    List.of(20.0), // that of Quarkus' pools
                    "Database connections of each setup, a condition each.",
                    new Words("a pool of %s"),
                    new Words("pool %s"),
                    "pool%s",
                    "connections in the pool");

    /** Arrivals per second, in the open model. */
    public static final Factor RATE =
            new Factor(
                    "rate",
                    Scope.WINDOW,
                    Kind.RATE,
                    1,
                    200_000,
                    true,
                    List.of(),
                    "Requests per second, whether or not they are answered (open model), a condition"
                            + " each. auto (default): half of what the best setup carries under the"
                            + " hardest condition.",
                    new Words("%s requests/s"),
                    new Words("%s requests/s"),
                    "%srps",
                    "requests a second");

    /** Users who wait for their answer before they ask again: the closed model. */
    public static final Factor USERS =
            new Factor(
                    "users",
                    Scope.WINDOW,
                    Kind.COUNT,
                    1,
                    10_000,
                    true,
                    List.of(),
                    "Instead of a rate: users who wait for their answer (closed model), a condition"
                            + " each.",
                    new Words("%s users", "%s user"),
                    new Words("%s users", "%s user"),
                    "%susers",
                    "users");

    /** Event loops of the system under test. */
    public static final Factor EVENT_LOOPS =
            new Factor(
                    "eventLoops",
                    Scope.PROCESS,
                    Kind.COUNT,
                    1,
                    64, // more than there are cores only wait for one another
                    false,
                    List.of(),
                    "Event loops of each setup, a condition each. Default: as many as Quarkus"
                            + " chooses, one for each core and at least two.",
                    new Words("%s event loops", "%s event loop"),
                    new Words("%s loops", "%s loop"),
                    "loops%s",
                    "event loops");

    /**
     * Processor time that each request spends after its last statement, on the thread that has the
     * result: what a template, a password's hash or a rule of the business costs.
     */
    public static final Factor THINK =
            new Factor(
                    "thinkMs",
                    Scope.WINDOW,
                    Kind.TIME,
                    0,
                    1_000,
                    true,
                    List.of(0.0),
                    "Processor time that each request spends after its query, a condition each.",
                    new Words("%s ms of processor time a request", "no processor time of its own"),
                    new Words("think %s ms", "no think time"),
                    "think%sms",
                    "processor time a request, ms");

    /** In the order in which they stand in labels, forms and tables. */
    public static final List<Factor> ALL =
            List.of(DB_LATENCY, POOL_SIZE, RATE, USERS, EVENT_LOOPS, THINK);

    private Factors() {}

    /** The factor with this name in a plan. */
    public static Optional<Factor> ofField(String field) {
        return ALL.stream().filter(factor -> factor.field().equals(field)).findFirst();
    }
}
