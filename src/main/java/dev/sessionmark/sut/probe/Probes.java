package dev.sessionmark.sut.probe;

import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.measurement.InUse;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.measurement.SessionFigures;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.trace.BlockedStretch;
import dev.sessionmark.measurement.trace.SutTrace;
import dev.sessionmark.measurement.trace.SutTrace.ServerStamps;
import dev.sessionmark.measurement.trace.WindowTrace;
import dev.sessionmark.platform.CpuThrottling;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.sut.probe.trace.TraceBuffer;
import io.netty.util.concurrent.EventExecutor;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Everything that watches the system under test from inside. */
@ApplicationScoped
public class Probes {

    private static final Duration IDLE_TIME = Duration.ofMillis(500);
    private static final Duration IDLE_PERIOD = Duration.ofMillis(1);

    private final VertxInternal vertx;
    private final ProbeConfig config;
    private final SessionProbe sessions;
    private final TraceBuffer traces;
    private LoopDelayProbe delay;
    private LoopSampler sampler;
    private List<String> loopNames = List.of();
    private List<BlockedStretch> blocked = List.of();
    private int overwritten;
    private ThreadCpu threadCpu = new ThreadCpu(Set.of());
    private CpuUse cpuAtBegin = CpuUse.NONE;
    private boolean peakIsOfTheWindow;
    private Long idleDelayNanos;
    private CpuThrottling throttlingAtBegin = CpuThrottling.now();

    Probes(Vertx vertx, ProbeConfig config, SessionProbe sessions, TraceBuffer traces) {
        this.vertx = (VertxInternal) vertx;
        this.config = config;
        this.sessions = sessions;
        this.traces = traces;
    }

    /** Starts to watch, if it does not yet; waits until every event loop has answered once. */
    public void start() {
        if (delay != null) {
            return;
        }
        sessions.watch(true);
        traces.keep(true);
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
        sampler = new LoopSampler(threads, config.samplePeriod(), delay::log, sessions::used);
        loopNames = threads.stream().map(loop -> loop.thread().getName()).toList();
        threadCpu =
                new ThreadCpu(
                        threads.stream()
                                .map(LoopThread::id)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
    }

    /**
     * Measures the delay that event loops show with nothing to do, which is that of the machine's
     * timers; takes half a second. Only while no request runs.
     *
     * @return the p99 of the loop with the smallest, in nanoseconds: what else the machine does may
     *     add to it, but not take from it; null where nothing was measured
     */
    public Long measureIdleDelay() throws InterruptedException {
        LoopDelayProbe idle = new LoopDelayProbe(vertx.getEventLoopGroup(), IDLE_PERIOD);
        Thread.sleep(IDLE_TIME);
        idle.stop();
        idleDelayNanos = idle.bestP99().orElse(null);
        return idleDelayNanos;
    }

    /** Starts a window: forgets what was seen so far. */
    public void begin() {
        sessions.reset();
        if (delay != null) {
            delay.reset();
            sampler.reset();
        }
        throttlingAtBegin = CpuThrottling.now();
        peakIsOfTheWindow = ProcessUse.forgetPeak();
        cpuAtBegin = threadCpu.read(ProcessUse.cpuSeconds());
    }

    /** Ends a window: what was seen since its start. */
    public SutFigures end() {
        CpuUse cpu = threadCpu.read(ProcessUse.cpuSeconds()).since(cpuAtBegin);
        double throttled = CpuThrottling.now().secondsSince(throttlingAtBegin);
        Long peak;
        try {
            // A peak since the start would be that of the warm-up.
            peak = peakIsOfTheWindow ? ProcessUse.peakRssBytes() : null;
        } catch (IOException e) {
            throw new CompletionException("cannot read the memory of this process", e);
        }
        InUse inUse = sampler == null ? InUse.NONE : sampler.inUse();
        SessionFigures seen = sessions.figures(inUse);
        blocked = delay == null ? List.of() : delay.stretches(loopNames);
        overwritten = delay == null ? overwritten : delay.overwritten();
        return new SutFigures(loops(), seen, cpu, throttled, peak);
    }

    /**
     * What was kept of the window that has ended: of these requests, and of the event loops. To be
     * called after the drain; what else was kept is forgotten.
     */
    public SutTrace trace(LongStream numbers) {
        List<ServerStamps> requests = traces.take(numbers);
        return beside(requests, blocked, overwritten);
    }

    private LoopFigures loops() {
        if (delay == null) {
            return LoopFigures.NONE;
        }
        // First, because a loop that stands still enters the maxima with it.
        Distribution worst = Distribution.of(delay.worst());
        return sampler.seen().delayed(worst, idleDelayNanos, delay.maxPerSecond());
    }

    /** Connections that are in use at this moment. */
    public int used() {
        return sessions.used();
    }

    /** Stops to watch, until the next {@link #start}; only while no request runs. */
    @PreDestroy
    public void stop() {
        sessions.watch(false);
        traces.keep(false);
        if (delay != null) {
            delay.stop();
            sampler.stop();
            delay = null;
            sampler = null;
        }
    }

    /** What watches the system under test from inside. */
    @ConfigMapping(prefix = "sessionmark.probe")
    public interface ProbeConfig {

        /**
         * How often the delay of each event loop is measured: a little more than 1,000 times in 4
         * s, enough for a p99. Each time wakes a loop that has nothing to do.
         */
        @WithDefault("PT0.0039S")
        Duration loopDelayPeriod();

        /**
         * How often every event-loop thread is looked at: 200 times in 4 s, so that the share of
         * the time in which it is blocked is known to four percentage points. Each time wakes a
         * thread, which costs more than the look. Each look is at a moment of its own within its
         * period: requests that arrive evenly would otherwise be seen at the same point each.
         */
        @WithDefault("20ms")
        Duration samplePeriod();
    }

    /** The longest stretches of all loops, beside the requests. */
    static SutTrace beside(List<ServerStamps> requests, List<BlockedStretch> all, int overwritten) {
        List<BlockedStretch> longest = new ArrayList<>(all);
        longest.sort(Comparator.comparingLong(BlockedStretch::nanos).reversed());
        List<BlockedStretch> kept =
                longest.stream()
                        .limit(WindowTrace.MOST_STRETCHES)
                        .sorted(Comparator.comparingLong(BlockedStretch::beginNanos))
                        .toList();
        return new SutTrace(requests, kept, all.size() - kept.size() + overwritten);
    }
}
