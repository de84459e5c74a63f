package dev.sessionmark.page.stage;

import dev.sessionmark.experiment.PlanDefaults;
import dev.sessionmark.load.BystanderLoad;
import dev.sessionmark.load.Call;
import dev.sessionmark.load.EndedRequest;
import dev.sessionmark.load.LoadGenerator;
import dev.sessionmark.load.LoadLimits;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.load.LoadTarget;
import dev.sessionmark.load.RequestSource;
import dev.sessionmark.load.arrival.ArrivalModel;
import dev.sessionmark.load.arrival.ArrivalSchedule;
import dev.sessionmark.sut.SutRoutes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One burst at a server on loopback. Beside it somebody asks for what needs no database, from its
 * first request to its last answer.
 */
final class Burst {

    private static final String LOOPBACK = "127.0.0.1";

    /** Often enough to meet a blocked loop, rare enough to be a few hundred at most. */
    private static final double BYSTANDERS_PER_SECOND = 20;

    private static final Duration BYSTANDERS_PATIENCE = Duration.ofSeconds(1);

    /** What opening the connections takes at most, and a little more. */
    private static final Duration OPENING = Duration.ofSeconds(10);

    private final BurstRequest request;
    private final Duration patience;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    Burst(BurstRequest request, Duration patience) {
        this.request = request;
        this.patience = patience;
    }

    BurstView fire(int port, double dbLatencyMs) {
        int connections = Math.min(request.count(), PlanDefaults.CONNECTIONS);
        List<EndedRequest> requests = new ArrayList<>(request.count());
        List<EndedRequest> bystanders = new ArrayList<>();
        try (LoadGenerator generator = new LoadGenerator();
                LoadGenerator others = new LoadGenerator()) {
            LoadRun beside = others.start(beside(port, bystanders::add));
            await(beside.windowBegun());
            LoadRun burst = generator.start(load(port, connections, requests::add));
            stopped.thenRun(burst::stop);
            await(burst.result());
            await(beside.stop());
        } finally {
            over.countDown();
        }
        return BurstView.of(request, dbLatencyMs, connections, requests, bystanders);
    }

    /** Issues no more requests; those that were sent are awaited. */
    void stop() {
        stopped.complete(null);
    }

    /**
     * Waits for its end.
     *
     * @return whether that has come
     */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private LoadSpec load(int port, int connections, EndedRequest.Listener listener) {
        double rate = request.count() / (request.spreadMs() / 1e3);
        // The moment at which the first request after the last one would be due.
        long length = new ArrivalSchedule.Constant(rate).offset(request.count());
        return new LoadSpec(
                        new LoadTarget(LOOPBACK, port, connections, false),
                        new ArrivalModel.Open(ArrivalSchedule.constant(rate)),
                        new LoadLimits(request.count(), longest(), patience),
                        RequestSource.always(Call.get(request.path())))
                .lasting(Duration.ofNanos(length))
                .telling(listener);
    }

    private LoadSpec beside(int port, EndedRequest.Listener listener) {
        Call call = Call.get(SutRoutes.BYSTANDER).expecting(SutRoutes.BYSTANDER_ANSWER);
        int most = (int) (BYSTANDERS_PER_SECOND * longest().toSeconds());
        return new LoadSpec(
                        new LoadTarget(LOOPBACK, port, BystanderLoad.CONNECTIONS, false),
                        new ArrivalModel.Open(ArrivalSchedule.constant(BYSTANDERS_PER_SECOND)),
                        new LoadLimits(most, longest(), BYSTANDERS_PATIENCE),
                        RequestSource.always(call))
                .telling(listener);
    }

    private Duration longest() {
        return patience.plusMillis((long) request.spreadMs()).plus(OPENING);
    }

    private void await(CompletableFuture<?> done) {
        done.orTimeout(longest().toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
