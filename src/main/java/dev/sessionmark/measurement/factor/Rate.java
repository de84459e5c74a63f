package dev.sessionmark.measurement.factor;

import java.util.List;

/** Arrivals per second, in the open model. */
final class Rate extends Factor {

    Rate() {
        super("rate", Scope.WINDOW, Kind.RATE, 1, 200_000, true);
    }

    @Override
    public String figure() {
        return "ratePerSecond";
    }

    @Override
    public List<Double> usual() {
        return List.of();
    }

    @Override
    public String automatic() {
        return "auto";
    }

    @Override
    public String description() {
        return "Requests per second, whether or not they are answered (open model), a condition"
                + " each. auto (default): half of what the best setup carries under the hardest"
                + " condition.";
    }

    @Override
    public String label(double value) {
        return grouped(value) + " requests/s";
    }

    @Override
    public String shortLabel(double value) {
        return label(value);
    }

    @Override
    public String id(double value) {
        return plain(value) + "rps";
    }

    @Override
    public String words() {
        return "%s requests/s";
    }

    @Override
    public String axis() {
        return "requests a second";
    }
}
