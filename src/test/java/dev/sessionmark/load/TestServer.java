package dev.sessionmark.load;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** A small HTTP server on loopback with a known number of event loops and a known behaviour. */
final class TestServer implements AutoCloseable {

    static final String ANSWER = "{\"answer\":42}";

    final Vertx vertx;
    private final AtomicInteger port = new AtomicInteger();

    TestServer(int loops, Handler<HttpServerRequest> behaviour) {
        vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(loops)
                                .setPreferNativeTransport(true));
        start(loops, 0, behaviour);
    }

    /** A server with one loop that always answers rightly. */
    static TestServer trivial() {
        return new TestServer(1, request -> request.response().end(ANSWER));
    }

    int port() {
        return port.get();
    }

    private void start(int loops, int wantedPort, Handler<HttpServerRequest> behaviour) {
        // Deployed one after the other: the first finds a free port, the others share it.
        for (int i = 0; i < loops; i++) {
            await(
                    vertx.deployVerticle(
                            new Listener(port.get() == 0 ? wantedPort : port.get(), behaviour),
                            new DeploymentOptions()));
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private final class Listener extends AbstractVerticle {

        private final int wanted;
        private final Handler<HttpServerRequest> behaviour;

        Listener(int wanted, Handler<HttpServerRequest> behaviour) {
            this.wanted = wanted;
            this.behaviour = behaviour;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpServer server =
                    vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                            .requestHandler(behaviour);
            server.listen(wanted)
                    .onSuccess(listening -> port.set(listening.actualPort()))
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
