package dev.sessionmark.measurement.factor;

import java.util.List;

/** The round trip added between the system under test and PostgreSQL; zero adds nothing. */
final class DbLatency extends Factor {

    @Override
    public String field() {
        return "dbLatencyMs";
    }

    @Override
    public Scope scope() {
        return Scope.WINDOW;
    }

    @Override
    public Kind kind() {
        return Kind.TIME;
    }

    @Override
    public double least() {
        return 0;
    }

    @Override
    public double most() {
        return 10_000;
    }

    /** A local database, and one in another zone. */
    @Override
    public List<Double> usual() {
        return List.of(0.0, 5.0);
    }

    @Override
    public boolean largerIsHarder() {
        return true;
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
