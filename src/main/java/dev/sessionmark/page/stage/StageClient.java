package dev.sessionmark.page.stage;

import dev.sessionmark.page.stage.StageView.CallerSeen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody on a connection of their own, who asks, waits for the answer, pauses and asks again. A
 * server gives each connection to one of its event loops, so whoever shares a blocked loop waits.
 */
final class StageClient implements AutoCloseable {

    private static final int OK = 200;

    /** How often one who has nothing to ask looks whether that has changed. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Vertx vertx;
    private final HttpClient client;
    private final Supplier<Optional<String>> question;
    private final Duration pause;
    private volatile long sentNanos;
    private volatile boolean waiting;
    private volatile boolean closed;
    private volatile CallerSeen seen = CallerSeen.NOTHING;

    /**
     * One who asks for whatever is to be asked.
     *
     * @param question the path to ask next; empty for nothing
     */
    StageClient(Vertx vertx, int port, Supplier<Optional<String>> question, Duration pause) {
        this.vertx = vertx;
        this.question = question;
        this.pause = pause;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setDefaultHost(StagedSut.HOST)
                                .setDefaultPort(port)
                                .setTcpNoDelay(true)
                                .setKeepAliveTimeout(0)
                                .setMaxPoolSize(1));
    }

    /**
     * Begins, once a first request has opened the connection.
     *
     * @param first what that asks for
     * @return done when it is answered or has failed
     */
    Future<Void> start(String first) {
        return send(first)
                .<Void>mapEmpty()
                .otherwiseEmpty()
                .onComplete(opened -> next(Duration.ZERO));
    }

    private Future<Integer> send(String path) {
        return client.request(
                        new RequestOptions()
                                .setMethod(HttpMethod.GET)
                                .setURI(path)
                                .setTimeout(StagedSut.PATIENCE.toMillis()))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.body().map(body -> answer.statusCode()));
    }

    private void next(Duration after) {
        if (closed) {
            return;
        }
        vertx.setTimer(Math.max(1, after.toMillis()), now -> ask());
    }

    private void ask() {
        Optional<String> asked = closed ? Optional.empty() : question.get();
        if (asked.isEmpty()) {
            next(LOOK_AGAIN);
            return;
        }
        sentNanos = System.nanoTime();
        waiting = true;
        send(asked.get())
                .onComplete(
                        answer -> {
                            double tookMs = (System.nanoTime() - sentNanos) / 1e6;
                            waiting = false;
                            boolean served = answer.succeeded() && answer.result() == OK;
                            seen = seen.plus(served, tookMs);
                            next(served ? pause : LOOK_AGAIN);
                        });
    }

    CallerSeen seen() {
        return waiting ? seen.waiting((System.nanoTime() - sentNanos) / 1e6) : seen;
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
