package dev.sessionmark.load;

import dev.sessionmark.load.arrival.ArrivalModel;
import dev.sessionmark.measurement.Bystander;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.trace.KeptRequests;
import dev.sessionmark.statistics.Distribution;
import io.netty.channel.EventLoop;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One load from the opening of its connections to its result. Lives on the event loop. */
final class ActiveLoad implements LoadRun, RequestStream.Watcher {

    private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ContextInternal context;
    private final EventLoop loop;
    private final LoadSpec spec;
    private final CompletableFuture<LoadFigures> result = new CompletableFuture<>();
    private final CompletableFuture<Void> windowBegun = new CompletableFuture<>();
    private final CompletableFuture<Void> windowEnded = new CompletableFuture<>();
    private final LoadMeter meter;
    private final RequestStream load;
    private final Optional<RequestStream> bystander;

    private volatile KeptRequests kept = KeptRequests.NONE;
    private int notReady;
    private boolean started;
    private boolean stopped;
    private boolean over;
    private long start;
    private long end;
    private Instant startedAt;
    private Future<?> drainLimit;

    ActiveLoad(
            ContextInternal context,
            LoadSpec spec,
            ConnectionSet connections,
            ConnectionSet bystanderConnections) {
        this.context = context;
        this.loop = context.nettyEventLoop();
        this.spec = spec;
        this.meter =
                new LoadMeter(loop, () -> started ? Optional.of(standing()) : Optional.empty());
        LoadTarget target = spec.target();
        int most = spec.limits().maxInFlight();
        this.load =
                new RequestStream(
                        loop,
                        spec.model(),
                        spec.source(),
                        connections.to(target),
                        target.pooled(),
                        most,
                        new Recorder(spec.limits().timeout(), spec.each()),
                        meter::answered,
                        spec.trace() ? new TraceSample() : null,
                        this);
        BystanderLoad stream = spec.bystander();
        LoadTarget beside = target.over(BystanderLoad.CONNECTIONS);
        this.bystander =
                stream == null
                        ? Optional.empty()
                        : Optional.of(
                                new RequestStream(
                                        loop,
                                        new ArrivalModel.Open(stream.arrivals()),
                                        RequestSource.always(stream.call()),
                                        bystanderConnections.to(beside),
                                        false,
                                        most,
                                        new Recorder(stream.probeTimeout(), null),
                                        nanos -> {},
                                        null,
                                        this));
    }

    void begin() {
        notReady = bystander.isPresent() ? 2 : 1;
        bystander.ifPresent(stream -> stream.prepare(this::ready));
        load.prepare(this::ready);
    }

    @Override
    public CompletableFuture<LoadFigures> stop() {
        loop.execute(this::stopIssuing);
        return result();
    }

    @Override
    public CompletableFuture<LoadFigures> result() {
        return result.copy();
    }

    @Override
    public KeptRequests kept() {
        return kept;
    }

    @Override
    public CompletableFuture<Void> windowBegun() {
        return windowBegun.copy();
    }

    @Override
    public CompletableFuture<Void> windowEnded() {
        return windowEnded.copy();
    }

    @Override
    public Optional<LoadProgress> recent() {
        return meter.recent();
    }

    private LoadMeter.Standing standing() {
        return new LoadMeter.Standing(
                System.nanoTime(), start, load.recorder().counts(), load.inFlight());
    }

    private void ready() {
        notReady--;
        if (notReady > 0) {
            return;
        }
        started = true;
        long now = System.nanoTime();
        long leadIn = spec.leadIn().toNanos();
        startedAt = Instant.now().plusNanos(leadIn);
        start = now + leadIn;
        long length =
                spec.duration() == null ? Recorder.WITHOUT_END_NANOS : spec.duration().toNanos();
        bystander.ifPresent(stream -> stream.begin(now, leadIn, length));
        load.begin(now, leadIn, length);
        loop.schedule(this::beginWindow, leadIn, TimeUnit.NANOSECONDS);
        if (spec.duration() != null) {
            loop.schedule(this::stopIssuing, leadIn + length, TimeUnit.NANOSECONDS);
        }
        if (spec.listener() != null) {
            meter.report(new LoadMeter.Standing(start, start, LoadCounts.NONE, 0));
            reportLater(spec.listener());
        }
        if (stopped) {
            stopped = false;
            stopIssuing();
        }
    }

    private void beginWindow() {
        // Not on the event loop: what runs on completion must not hold it up.
        windowBegun.completeAsync(() -> null);
    }

    @Override
    public void drained() {
        if (stopped && !over && isDrained()) {
            over = true;
            drainLimit.cancel(false);
            kept = load.kept(start);
            LoadFigures measured = measured(System.nanoTime());
            // Not on the event loop: what runs on completion must not hold it up.
            result.completeAsync(() -> measured);
        }
    }

    @Override
    public void broken(RuntimeException reason) {
        if (!over) {
            over = true;
            abandon();
            CompletableFuture.runAsync(
                    () -> {
                        windowBegun.completeExceptionally(reason);
                        windowEnded.completeExceptionally(reason);
                        result.completeExceptionally(reason);
                    });
        }
    }

    private void stopIssuing() {
        if (stopped) {
            return;
        }
        stopped = true;
        if (!started) {
            return;
        }
        end = end(System.nanoTime());
        windowBegun.completeAsync(() -> null);
        windowEnded.completeAsync(() -> null);
        drainLimit =
                loop.schedule(this::giveUp, spec.limits().drain().toNanos(), TimeUnit.NANOSECONDS);
        bystander.ifPresent(stream -> stream.stop(end));
        load.stop(end);
        drained();
    }

    /**
     * When issuing ended. The open model has issued what was due before the end of its schedule,
     * however late this loop notices that it has come.
     */
    private long end(long now) {
        if (spec.model() instanceof ArrivalModel.Open && spec.duration() != null) {
            return start + Math.clamp(now - start, 0, spec.duration().toNanos());
        }
        // Stopped in its lead-in: an empty window.
        return start + Math.max(0, now - start);
    }

    private void giveUp() {
        if (!over) {
            abandon();
            drained();
        }
    }

    private void abandon() {
        load.abandon();
        bystander.ifPresent(RequestStream::abandon);
    }

    private void reportLater(LoadProgress.Listener listener) {
        loop.schedule(() -> report(listener), PROGRESS_NANOS, TimeUnit.NANOSECONDS);
    }

    private void report(LoadProgress.Listener listener) {
        if (stopped) {
            return;
        }
        LoadMeter.Standing now = standing();
        context.executeBlocking(
                        () -> {
                            meter.report(now).ifPresent(listener::progressed);
                            return null;
                        },
                        true)
                .onFailure(
                        e -> broken(new IllegalStateException("the listener of a load failed", e)));
        reportLater(listener);
    }

    private boolean isDrained() {
        return load.isDrained() && bystander.map(RequestStream::isDrained).orElse(true);
    }

    private LoadFigures measured(long now) {
        Recorder recorder = load.recorder();
        return new LoadFigures(
                startedAt,
                Duration.ofNanos(end - start),
                Duration.ofNanos(now - end),
                spec.model() instanceof ArrivalModel.Open open
                        ? open.schedule().rate()
                        : Double.NaN,
                recorder.counts(),
                Distribution.of(recorder.responseTime()),
                Distribution.of(recorder.serviceTime()),
                Distribution.of(recorder.lag()),
                recorder.slices(),
                bystander.map(stream -> bystanderResult(stream.recorder())).orElse(Bystander.NONE),
                recorder.failures());
    }

    private static Bystander bystanderResult(Recorder recorder) {
        LoadCounts counts = recorder.counts();
        return new Bystander(
                Distribution.of(recorder.responseTime()),
                counts.sent(),
                counts.intended() - counts.succeeded());
    }
}
