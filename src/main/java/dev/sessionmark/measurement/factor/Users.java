package dev.sessionmark.measurement.factor;

import java.util.List;

/** Users who wait for their answer before they ask again: the closed model. */
final class Users extends Factor {

    Users() {
        super("users", Scope.WINDOW, Kind.COUNT, 1, 10_000, true);
    }

    @Override
    public List<Double> usual() {
        return List.of();
    }

    @Override
    public String description() {
        return "Instead of a rate: users who wait for their answer (closed model), a condition"
                + " each.";
    }

    @Override
    public String label(double value) {
        return grouped(value) + (value == 1 ? " user" : " users");
    }

    @Override
    public String shortLabel(double value) {
        return label(value);
    }

    @Override
    public String id(double value) {
        return plain(value) + "users";
    }

    @Override
    public String words() {
        return "%s users";
    }

    @Override
    public String axis() {
        return "users";
    }
}
