package dev.sessionmark.measurement.factor;

import java.util.List;

/** Event loops of the system under test. */
final class EventLoops extends Factor {

    /** More than there are cores only wait for one another. */
    EventLoops() {
        super("eventLoops", Scope.PROCESS, Kind.COUNT, 1, 64, false);
    }

    @Override
    public List<Double> usual() {
        return List.of();
    }

    @Override
    public String description() {
        return "Event loops of each setup, a condition each. Default: as many as Quarkus chooses,"
                + " one for each core and at least two.";
    }

    @Override
    public String label(double value) {
        return grouped(value) + (value == 1 ? " event loop" : " event loops");
    }

    @Override
    public String shortLabel(double value) {
        return grouped(value) + (value == 1 ? " loop" : " loops");
    }

    @Override
    public String id(double value) {
        return "loops" + plain(value);
    }

    @Override
    public String words() {
        return "%s event loops";
    }

    @Override
    public String axis() {
        return "event loops";
    }
}
