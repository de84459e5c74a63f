package dev.sessionmark.load;

import dev.sessionmark.platform.FreePort;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;

/** A small HTTP server on loopback with a known number of event loops and a known behaviour. */
final class TestServer implements AutoCloseable {

    static final String ANSWER = "{\"answer\":42}";

    private final Vertx vertx;
    private final int port;

    TestServer(int loops, Handler<HttpServerRequest> behaviour) {
        vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(loops)
                                .setPreferNativeTransport(true));
        port = FreePort.next();
        // One listener for each loop; they share the port and take connections in turn.
        for (int i = 0; i < loops; i++) {
            await(vertx.deployVerticle(new Listener(behaviour)));
        }
    }

    /** A server with one loop that always answers rightly. */
    static TestServer trivial() {
        return new TestServer(1, request -> request.response().end(ANSWER));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private final class Listener extends AbstractVerticle {

        private final Handler<HttpServerRequest> behaviour;

        Listener(Handler<HttpServerRequest> behaviour) {
            this.behaviour = behaviour;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(behaviour)
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
