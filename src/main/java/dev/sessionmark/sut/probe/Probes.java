package dev.sessionmark.sut.probe;

import dev.sessionmark.platform.CpuThrottling;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Everything that watches the system under test from inside. */
@ApplicationScoped
public class Probes {

    private final VertxInternal vertx;
    private final ProbeConfig config;
    private final SessionProbe sessions;
    private LoopDelayProbe delay;
    private LoopSampler sampler;
    private double cpuAtBegin;
    private CpuThrottling throttlingAtBegin = CpuThrottling.now();

    Probes(Vertx vertx, ProbeConfig config, SessionProbe sessions) {
        this.vertx = (VertxInternal) vertx;
        this.config = config;
        this.sessions = sessions;
    }

    /** Starts to watch, if it does not yet; waits until every event loop has answered once. */
    public void start() {
        if (delay != null) {
            return;
        }
        sessions.watch(true);
        List<EventExecutor> executors = new ArrayList<>();
        vertx.getEventLoopGroup().forEach(executors::add);
        List<LoopThread> threads =
                executors.stream()
                        .map(e -> CompletableFuture.supplyAsync(LoopThread::current, e))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        delay = new LoopDelayProbe(executors, config.loopDelayPeriod());
        sampler = new LoopSampler(threads, config.samplePeriod());
    }

    /** Starts a window: forgets what was seen so far. */
    public void begin() {
        sessions.reset();
        if (delay != null) {
            delay.reset();
            sampler.reset();
        }
        throttlingAtBegin = CpuThrottling.now();
        cpuAtBegin = ProcessUse.cpuSeconds();
    }

    /** Ends a window: what was seen since its start. */
    public ProbeReport end() {
        double cpu = ProcessUse.cpuSeconds() - cpuAtBegin;
        double throttled = CpuThrottling.now().secondsSince(throttlingAtBegin);
        long peak;
        try {
            peak = ProcessUse.peakRssBytes();
        } catch (IOException e) {
            throw new CompletionException("cannot read the memory of this process", e);
        }
        return new ProbeReport(
                delay == null ? new long[0] : delay.maxPerSecond(),
                delay == null ? null : delay.delays(),
                sampler == null ? null : sampler.seen(),
                sessions.waitTime(),
                sessions.holdTime(),
                sessions.databaseTime(),
                sessions.maxUsed(),
                sessions.used(),
                sessions.refusals(),
                sessions.crossLoopShare(),
                cpu,
                throttled,
                peak);
    }

    /** Connections that are in use at this moment. */
    public int used() {
        return sessions.used();
    }

    /** Stops to watch, until the next {@link #start}; only while no request runs. */
    @PreDestroy
    public void stop() {
        sessions.watch(false);
        if (delay != null) {
            delay.stop();
            sampler.stop();
            delay = null;
            sampler = null;
        }
    }
}
