package dev.sessionmark.platform.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;

/** A problem (RFC 9457) in answer to a request that no resource gets to see. */
public final class Refusal {

    /**
     * Under this name a request has its trace, when its client named one: a problem that is our
     * fault says it.
     */
    public static final String TRACE = "traceId";

    private static final int LONGEST_INSTANCE = 200;
    private static final int OUR_FAULT = 500;

    private Refusal() {}

    /**
     * Answers, unless that has been done.
     *
     * @param status HTTP status code
     * @param detail what is wrong and what is allowed, one sentence
     */
    public static void send(RoutingContext request, int status, String detail) {
        if (!request.response().ended()) {
            answer(request, status, detail);
        }
    }

    /** The same, and closes the connection: what follows on it is the rest of the refused body. */
    static void sendAndClose(RoutingContext request, int status, String detail) {
        if (request.response().ended()) {
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        answer(request, status, detail).onComplete(sent -> request.request().connection().close());
    }

    private static Future<Void> answer(RoutingContext request, int status, String detail) {
        String path = String.valueOf(request.request().path());
        Response.Status known = Response.Status.fromStatusCode(status);
        JsonObject problem =
                new JsonObject()
                        .put("type", "about:blank")
                        .put("title", known == null ? "Error" : known.getReasonPhrase())
                        .put("status", status)
                        .put("detail", detail)
                        .put(
                                "instance",
                                path.length() <= LONGEST_INSTANCE
                                        ? path
                                        : path.substring(0, LONGEST_INSTANCE));
        String trace = request.get(TRACE);
        if (status >= OUR_FAULT && trace != null) {
            problem.put(TRACE, trace);
        }
        return request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(problem.encode());
    }
}
