package dev.sessionmark.api;

import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.platform.session.TimeLimit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * One look at an experiment in a session of its own. A stream of events may last for hours and must
 * not hold a session that long.
 */
@ApplicationScoped
public class ExperimentStates {

    private final ExperimentService service;

    ExperimentStates(ExperimentService service) {
        this.service = service;
    }

    @ShieldedSession
    @TimeLimit
    Uni<ExperimentSummary> of(String id) {
        return service.summary(id);
    }
}
