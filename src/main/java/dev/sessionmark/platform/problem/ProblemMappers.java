package dev.sessionmark.platform.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.sessionmark.platform.connection.DatabaseWords;
import dev.sessionmark.platform.logging.RequestTrace;
import dev.sessionmark.platform.words.Told;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Sends {@link Problems} as answers. What is our fault is logged, once, with an id. A system under
 * test tells its load generator what the database said instead.
 */
public class ProblemMappers {

    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);

    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;

    /** A database that restarts is back by then. */
    private static final int RETRY_AFTER_SECONDS = 2;

    /** A short experiment is over by then. */
    private static final int MEASURED_AFTER_SECONDS = 60;

    private final boolean databaseSpeaks;
    private final CurrentVertxRequest current;

    ProblemMappers(
            @ConfigProperty(name = "sessionmark.problem.database-speaks", defaultValue = "false")
                    boolean databaseSpeaks,
            CurrentVertxRequest current) {
        this.databaseSpeaks = databaseSpeaks;
        this.current = current;
    }

    /** Everything that has no mapper nearer to its own class. */
    @ServerExceptionMapper(Throwable.class)
    public Response any(Throwable thrown, UriInfo uri) {
        return response(thrown, uri).build();
    }

    /** Quarkus has mappers of its own for these two; ours must be as near. */
    @ServerExceptionMapper({MismatchedInputException.class, ProblemException.class})
    public Response wrongInput(Throwable thrown, UriInfo uri) {
        return response(thrown, uri).build();
    }

    /** Thrown by the framework and by resources; an answer that is complete is left as it is. */
    @ServerExceptionMapper({WebApplicationException.class, NotFoundException.class})
    public Response web(WebApplicationException thrown, UriInfo uri) {
        Response given = thrown.getResponse();
        if (given.hasEntity() || given.getStatus() < 400) {
            return given;
        }
        Response.ResponseBuilder response = response(thrown, uri);
        for (String header : KEPT_HEADERS) {
            List<Object> values = given.getHeaders().get(header);
            if (values != null) {
                values.forEach(value -> response.header(header, value));
            }
        }
        return response.build();
    }

    private boolean isAnswered() {
        RoutingContext request = current.getCurrent();
        return request != null && request.response().ended();
    }

    private Response.ResponseBuilder response(Throwable thrown, UriInfo uri) {
        Problem problem = Problems.of(thrown);
        if (databaseSpeaks && problem.status() >= 500) {
            return Response.status(problem.status())
                    .type(Problem.MEDIA_TYPE)
                    .header(
                            Problem.SQL_STATE,
                            DatabaseWords.in(thrown).map(DatabaseWords::sqlState).orElse(""))
                    .entity(Problem.of(problem.status(), DatabaseWords.of(thrown), List.of()));
        }
        if (problem.status() >= 500) {
            problem = problem.in(RequestTrace.current().orElse(null));
        }
        if (problem.status() == 500 && isAnswered()) {
            // Work that went on after its time was up, and found nobody to tell the outcome.
            Log.debugf(thrown, "%s was answered already", uri.getPath());
        } else if (problem.status() == 500) {
            String id = "urn:uuid:" + UUID.randomUUID();
            Log.errorf(thrown, "%s failed (%s)", uri.getPath(), id);
            problem = problem.at(id);
        } else {
            if (problem.status() > 500) {
                Log.warnf("%s is unavailable: %s", uri.getPath(), Told.by(thrown));
            }
            problem = problem.at(uri.getPath());
        }
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        return switch (problem.status()) {
            case UNAVAILABLE -> response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            case TOO_MANY -> response.header(HttpHeaders.RETRY_AFTER, MEASURED_AFTER_SECONDS);
            default -> response;
        };
    }
}
