package dev.sessionmark.measurement.factor;

import java.util.List;

/** The round trip added between the system under test and PostgreSQL; zero adds nothing. */
final class DbLatency extends Factor {

    DbLatency() {
        super("dbLatencyMs", Scope.WINDOW, Kind.TIME, 0, 10_000, true);
    }

    /** A local database, and one in another zone. */
    @Override
    public List<Double> usual() {
        return List.of(0.0, 5.0);
    }

    @Override
    public String description() {
        return "Round trips to add between service and database, a condition each. Default: "
                + typed(usual())
                + ".";
    }

    @Override
    public boolean alwaysNamed() {
        return true;
    }

    @Override
    public String label(double value) {
        return value == 0
                ? "no added database latency"
                : "+" + plain(value) + " ms database latency";
    }

    @Override
    public String shortLabel(double value) {
        return value == 0 ? "no added latency" : "+" + plain(value) + " ms";
    }

    @Override
    public String id(double value) {
        return plain(value) + "ms";
    }

    @Override
    public String words() {
        return "%s ms database latency";
    }

    @Override
    public String axis() {
        return "added round trip, ms";
    }
}
