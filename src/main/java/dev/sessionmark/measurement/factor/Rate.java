package dev.sessionmark.measurement.factor;

import java.util.List;

/** Arrivals per second, in the open model. */
final class Rate extends Factor {

    @Override
    public String field() {
        return "rate";
    }

    @Override
    public String figure() {
        return "ratePerSecond";
    }

    @Override
    public Scope scope() {
        return Scope.WINDOW;
    }

    @Override
    public Kind kind() {
        return Kind.RATE;
    }

    @Override
    public double least() {
        return 1;
    }

    @Override
    public double most() {
        return 200_000;
    }

    @Override
    public List<Double> usual() {
        return List.of();
    }

    @Override
    public boolean largerIsHarder() {
        return true;
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
