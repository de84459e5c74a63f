package dev.sessionmark.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.logging.Log;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into a problem. Internals stay inside: see the log. */
public class ProblemMappers {

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return response(e.problem());
    }

    @ServerExceptionMapper
    Response status(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        Response.StatusType info = e.getResponse().getStatusInfo();
        return response(
                new Problem("about:blank", info.getReasonPhrase(), status, null, List.of()));
    }

    @ServerExceptionMapper(priority = 1)
    Response mismatch(MismatchedInputException e) {
        return json(e);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return response(bad("The body is not JSON: " + e.getOriginalMessage(), List.of()));
        }
        String field =
                mapping.getPath().stream()
                        .map(
                                step ->
                                        step.getFieldName() == null
                                                ? "[" + step.getIndex() + "]"
                                                : step.getFieldName())
                        .collect(Collectors.joining("."))
                        .replace(".[", "[");
        String message =
                e instanceof UnrecognizedPropertyException unknown
                        ? "unknown; known are "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                        : "cannot be read as what it should be";
        return response(
                bad(
                        "The body cannot be read",
                        field.isEmpty()
                                ? List.of()
                                : List.of(new Problem.FieldError(field, message))));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        Log.errorf(e, "A request failed");
        return response(
                new Problem(
                        "about:blank",
                        "Internal error",
                        500,
                        "The service's log says more.",
                        List.of()));
    }

    private static Problem bad(String detail, List<Problem.FieldError> errors) {
        return new Problem("about:blank", "Bad request", 400, detail, errors);
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
