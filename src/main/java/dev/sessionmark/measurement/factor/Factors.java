package dev.sessionmark.measurement.factor;

import java.util.List;
import java.util.Optional;

/** All factors there are. */
public final class Factors {

    /** The round trip added between the system under test and PostgreSQL. */
    public static final Factor DB_LATENCY = new DbLatency();

    /** Database connections of the system under test. */
    public static final Factor POOL_SIZE = new PoolSize();

    /** Arrivals per second, in the open model. */
    public static final Factor RATE = new Rate();

    /** Users, in the closed model. */
    public static final Factor USERS = new Users();

    /** Event loops of the system under test. */
    public static final Factor EVENT_LOOPS = new EventLoops();

    /** Processor time that each request spends after its query. */
    public static final Factor THINK = new Think();

    /** In the order in which they stand in labels, forms and tables. */
    public static final List<Factor> ALL =
            List.of(DB_LATENCY, POOL_SIZE, RATE, USERS, EVENT_LOOPS, THINK);

    private Factors() {}

    /** The factor with this name in a plan. */
    public static Optional<Factor> ofField(String field) {
        return ALL.stream().filter(factor -> factor.field().equals(field)).findFirst();
    }
}
