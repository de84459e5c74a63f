package dev.sessionmark.measurement.factor;

import java.util.List;

/**
 * Processor time that each request spends after its last statement, on the thread that has the
 * result: what a template, a password's hash or a rule of the business costs.
 */
final class Think extends Factor {

    Think() {
        super("thinkMs", Scope.WINDOW, Kind.TIME, 0, 1_000, true);
    }

    @Override
    public List<Double> usual() {
        return List.of(0.0);
    }

    @Override
    public String description() {
        return "Processor time that each request spends after its query, a condition each."
                + " Default: "
                + typed(usual())
                + ".";
    }

    @Override
    public String label(double value) {
        return value == 0
                ? "no processor time of its own"
                : plain(value) + " ms of processor time a request";
    }

    @Override
    public String shortLabel(double value) {
        return value == 0 ? "no think time" : "think " + plain(value) + " ms";
    }

    @Override
    public String id(double value) {
        return "think" + plain(value) + "ms";
    }

    @Override
    public String words() {
        return "%s ms of processor time a request";
    }

    @Override
    public String axis() {
        return "processor time a request, ms";
    }
}
