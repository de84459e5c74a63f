package dev.sessionmark.page.stage;

import dev.sessionmark.page.stage.StagedSut.LoopObservation;
import dev.sessionmark.page.stage.StagedSut.SutLauncher;
import dev.sessionmark.platform.FreePort;
import dev.sessionmark.sut.SutRoutes;
import io.quarkus.test.Mock;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Two event loops that serve as a system under test does, without a database: {@code
 * blocking-on-event-loop} blocks its loop for the dbLatency, the others answer after it.
 */
final class FakeSut implements StagedSut {

    static final String CULPRIT = "dev.sessionmark.setup.BlockingOnEventLoop.read(x.java:1)";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final int port = FreePort.next();
    private volatile Duration dbLatency = Duration.ZERO;
    private volatile boolean closed;
    private volatile Runnable beforeLook = () -> {};

    FakeSut() throws Exception {
        vertx.deployVerticle(Loop::new, new DeploymentOptions().setInstances(2))
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    private final class Loop extends AbstractVerticle {
        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(this::serve)
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void serve(HttpServerRequest request) {
            if (request.path().equals(SutRoutes.BYSTANDER)) {
                request.response().end(SutRoutes.BYSTANDER_ANSWER);
            } else if (request.path().contains("blocking-on-event-loop")) {
                long end = System.nanoTime() + dbLatency.toNanos();
                while (System.nanoTime() < end) {
                    LockSupport.parkNanos(end - System.nanoTime());
                }
                answer(request);
            } else {
                vertx.setTimer(Math.max(1, dbLatency.toMillis()), now -> answer(request));
            }
        }

        private void answer(HttpServerRequest request) {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Server-Timing", "total;dur=1")
                    .end("{}");
        }
    }

    /** Has this done by each look, which it may fail. */
    void beforeLook(Runnable work) {
        beforeLook = work;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void setDbLatency(Duration dbLatency) {
        this.dbLatency = dbLatency;
    }

    @Override
    public Optional<LoopObservation> look() {
        beforeLook.run();
        return Optional.of(new LoopObservation(0.5, CULPRIT));
    }

    @Override
    public void close() {
        closed = true;
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Starts one in this process: a test has no program to start another copy of. */
    @Mock
    @ApplicationScoped
    static class FakeSutLauncher implements SutLauncher {

        @Override
        public StagedSut start(BooleanSupplier cancelled) {
            try {
                return new FakeSut();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
