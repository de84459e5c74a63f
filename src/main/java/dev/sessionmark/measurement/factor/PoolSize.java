package dev.sessionmark.measurement.factor;

import java.util.List;

/** Database connections of the system under test. */
final class PoolSize extends Factor {

    PoolSize() {
        super("poolSize", Scope.PROCESS, Kind.COUNT, 1, 500, false);
    }

    /** That of Quarkus' pools. */
    @Override
    public List<Double> usual() {
        return List.of(20.0);
    }

    @Override
    public String description() {
        return "Database connections of each setup, a condition each. Default: "
                + typed(usual())
                + ".";
    }

    @Override
    public String label(double value) {
        return "a pool of " + grouped(value);
    }

    @Override
    public String shortLabel(double value) {
        return "pool " + grouped(value);
    }

    @Override
    public String id(double value) {
        return "pool" + plain(value);
    }

    @Override
    public String words() {
        return "a pool of %s";
    }

    @Override
    public String axis() {
        return "connections in the pool";
    }
}
