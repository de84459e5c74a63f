package dev.sessionmark.load;

import dev.sessionmark.load.arrival.ArrivalModel;
import dev.sessionmark.load.arrival.ArrivalSchedule;
import dev.sessionmark.measurement.LoadFigures;
import java.time.Duration;

/** The loads the tests start from. */
final class Loads {

    static final Call RIGHT = Call.get("/").expecting("{\"answer\":", "}");

    private Loads() {}

    static LoadSpec open(int port, double rate, int connections, Duration length) {
        return new LoadSpec(
                        new LoadTarget("127.0.0.1", port, connections, false),
                        new ArrivalModel.Open(ArrivalSchedule.constant(rate)),
                        new LoadLimits(10_000, Duration.ofSeconds(5), Duration.ofSeconds(20)),
                        RequestSource.always(RIGHT))
                .lasting(length);
    }

    static LoadSpec closed(int port, int users, int connections, Duration length) {
        LoadSpec open = open(port, 1, connections, length);
        return copy(
                open, open.target(), new ArrivalModel.Closed(users), open.limits(), open.source());
    }

    static LoadSpec pooled(LoadSpec spec) {
        LoadTarget target = spec.target();
        return copy(
                spec,
                new LoadTarget(target.host(), target.port(), target.connections(), true),
                spec.model(),
                spec.limits(),
                spec.source());
    }

    static LoadSpec limited(LoadSpec spec, int maxInFlight, Duration timeout, Duration drain) {
        LoadLimits limits = new LoadLimits(maxInFlight, timeout, drain);
        return copy(spec, spec.target(), spec.model(), limits, spec.source());
    }

    static LoadSpec asking(LoadSpec spec, RequestSource source) {
        return copy(spec, spec.target(), spec.model(), spec.limits(), source);
    }

    private static LoadSpec copy(
            LoadSpec spec,
            LoadTarget target,
            ArrivalModel model,
            LoadLimits limits,
            RequestSource source) {
        return new LoadSpec(
                target,
                model,
                limits,
                source,
                spec.leadIn(),
                spec.duration(),
                spec.bystander(),
                spec.listener(),
                spec.trace(),
                spec.each());
    }

    /** Runs a load to the end of its drain. */
    static LoadFigures run(LoadSpec spec) {
        try (LoadGenerator generator = new LoadGenerator()) {
            return generator.start(spec).result().join();
        }
    }
}
