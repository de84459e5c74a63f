package dev.sessionmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.PlanLimits;
import dev.sessionmark.experiment.PlanRequest;
import dev.sessionmark.experiment.PlanValidation;
import dev.sessionmark.platform.http.ConnectionBounds;
import dev.sessionmark.platform.problem.BoundJson;
import dev.sessionmark.platform.problem.Problem.FieldError;
import dev.sessionmark.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Reads what an experiment shall do, and names every field that is wrong in one answer. */
@ApplicationScoped
class PlanReader {

    /** Most wrong fields named in one answer: enough to correct a request in one go. */
    private static final int MOST_ERRORS = 20;

    private final ObjectMapper mapper;
    private final PlanLimits limits;
    private final int connections;

    @Inject
    PlanReader(ObjectMapper mapper, PlanLimits limits, ConnectionBounds bounds) {
        this(mapper, limits, bounds.files());
    }

    /**
     * Reads plans.
     *
     * @param connections most HTTP connections of the service while an experiment runs
     */
    PlanReader(ObjectMapper mapper, PlanLimits limits, int connections) {
        this.mapper = mapper;
        this.limits = limits;
        this.connections = connections;
    }

    /**
     * The plan that is asked for, within the configured limits.
     *
     * @param body an empty object asks for the defaults
     * @throws ProblemException when there is no object, or fields are unknown, of the wrong type or
     *     out of range
     */
    ExperimentPlan read(JsonNode body) {
        if (body == null || body.isNull() || body.isMissingNode()) {
            // Whatever it was that got lost on the way here asked for something else.
            throw ProblemException.badRequest(
                    "A plan is an object; {} asks for everything as usual.");
        }
        BoundJson<PlanRequest> bound = BoundJson.read(mapper, body, PlanRequest.class);
        List<FieldError> errors = new ArrayList<>(bound.errors());
        // A field that could not be read is empty here, which may be wrong too: said once is
        // enough.
        List<String> named = bound.errors().stream().map(FieldError::field).toList();
        PlanValidation.check(bound.value(), limits, connections).stream()
                .filter(error -> named.stream().noneMatch(name -> isIn(name, error.field())))
                .map(error -> new FieldError(error.field(), error.message()))
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors.stream().limit(MOST_ERRORS).toList());
        }
        return bound.value().toPlan();
    }

    private static boolean isIn(String name, String field) {
        return name.equals(field) || name.startsWith(field + ".");
    }
}
