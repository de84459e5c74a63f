package dev.sessionmark.platform.problem;

import dev.sessionmark.platform.http.HttpGuardConfig;
import dev.sessionmark.platform.http.Refusal;
import io.netty.channel.unix.Errors;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.channels.ClosedChannelException;
import java.util.UUID;

/**
 * Answers with a problem where a request fails before or behind the resources, whose failures have
 * {@link ProblemMappers}: with a header {@code Host} that is none, for example. Quarkus itself
 * would answer with an object of its own, and with its stack trace in development.
 */
@ApplicationScoped
public class UnhandledFailures {

    /** Quarkus' own comes last. */
    private static final int LAST_BUT_ONE = Integer.MAX_VALUE - 1;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int OUR_FAULT = 500;

    private final HttpGuardConfig config;

    UnhandledFailures(HttpGuardConfig config) {
        this.config = config;
    }

    void register(@Observes Router router) {
        if (config.guard()) {
            router.route().order(LAST_BUT_ONE).failureHandler(UnhandledFailures::answer);
        }
    }

    void register(@Observes ManagementInterface management) {
        register(management.router());
    }

    private static void answer(RoutingContext request) {
        if (request.response().ended()
                || request.response().closed()
                || isOfClient(request.failure())) {
            // Whoever leaves makes no mistake, and neither do we.
            Log.debugf(request.failure(), "%s was not answered", request.request().path());
            return;
        }
        int status = request.statusCode();
        if (status >= BAD_REQUEST && status < OUR_FAULT) {
            Refusal.send(request, status, detail(status));
            return;
        }
        String id = "urn:uuid:" + UUID.randomUUID();
        Log.errorf(request.failure(), "%s failed (%s)", request.request().path(), id);
        if (request.response().headWritten()) {
            // Half an answer must not look like a whole one.
            request.request().connection().close();
            return;
        }
        Refusal.send(
                request, OUR_FAULT, "Something went wrong here; the log has it as " + id + ".");
    }

    /** Says that there is nobody any more who could be answered. */
    private static boolean isOfClient(Throwable failure) {
        return failure instanceof ClosedChannelException
                || failure instanceof HttpClosedException
                || failure instanceof Errors.NativeIoException;
    }

    private static String detail(int status) {
        return switch (status) {
            case BAD_REQUEST -> "The path, or the header Host, of the request is not valid.";
            case NOT_FOUND -> "There is nothing at this path.";
            default -> "The request cannot be served.";
        };
    }
}
