package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.arm.Inside;
import dev.sessionmark.engine.arm.Target;
import dev.sessionmark.experiment.machine.MachineWatch;
import dev.sessionmark.load.Call;
import dev.sessionmark.load.RequestSource;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.ProfileEvent;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.measurement.trace.SutTrace;
import dev.sessionmark.platform.machine.MachineMoment;
import dev.sessionmark.platform.machine.Owned;
import dev.sessionmark.platform.machine.Proc;
import dev.sessionmark.sut.SutException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** A target without a process: an HTTP server in this one, which notes what happens to it. */
final class FakeTarget implements Target, Inside {

    /** Whatever else this machine does, the flow of a trial stays the same. */
    static final MachineWatch NOBODY_WATCHES = new MachineWatch(() -> told(Path.of("/nowhere")));

    static final Duration STARTUP = Duration.ofMillis(7);

    static final Duration POOL_FILL = Duration.ofMillis(3);

    private static final int POOL_SIZE = 2;

    private static final String ANSWER = "right";

    /** What happened, in order; the requests of a load once, when its first one comes. */
    final List<String> events = new CopyOnWriteArrayList<>();

    /** Requests of each load, by its number from 1. */
    final Map<Integer, AtomicInteger> requests = new ConcurrentHashMap<>();

    /** The latency that was added when the first request of each load came. */
    final Map<Integer, Duration> latencies = new ConcurrentHashMap<>();

    /** Requests that are not answered yet. */
    final AtomicInteger outstanding = new AtomicInteger();

    /** How many connections it says are in use, each time it is asked; the last one stays. */
    final Deque<Long> inUse = new ArrayDeque<>(List.of(0L));

    /** Whether somebody can look into it. */
    boolean looksInside = true;

    /** The event that fails; none when empty. */
    String failing = "";

    /** How long an answer takes; empty: for ever. */
    Optional<Duration> answerTime = Optional.of(Duration.ofMillis(1));

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpServer server;
    private final Supplier<Duration> addedLatency;
    private int loads;

    FakeTarget(Supplier<Duration> addedLatency) {
        this.addedLatency = addedLatency;
        this.server =
                vertx.createHttpServer()
                        .requestHandler(this::serve)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    /** What a machine says whose {@code /proc} is there. */
    static MachineMoment told(Path proc) {
        return MachineMoment.read(new Proc(proc), new Owned(1, null));
    }

    /** An arm that is measured here; each of its loads asks for a path of its own. */
    Arm arm() {
        return arm("fake");
    }

    /** The same with another name. */
    Arm arm(String label) {
        return new Arm(
                label,
                Arm.Kind.SETUP,
                (first, cancelled) -> open(first),
                seed -> load(),
                null,
                condition -> Optional.empty());
    }

    private Target open(Condition first) throws SutException {
        happens("open at " + first.time(Factors.DB_LATENCY).toMillis());
        return this;
    }

    private RequestSource load() {
        loads++;
        requests.put(loads, new AtomicInteger());
        return RequestSource.always(Call.get("/" + loads).expecting(ANSWER));
    }

    private void serve(HttpServerRequest request) {
        int load = Integer.parseInt(request.path().substring(1));
        if (requests.get(load).getAndIncrement() == 0) {
            latencies.put(load, addedLatency.get());
            events.add("load " + load);
        }
        outstanding.incrementAndGet();
        answerTime.ifPresent(
                time ->
                        vertx.setTimer(
                                time.toMillis(),
                                timer -> {
                                    outstanding.decrementAndGet();
                                    request.response().end(ANSWER);
                                }));
    }

    private void happens(String event) throws SutException {
        events.add(event);
        if (event.equals(failing)) {
            throw new SutException("broken: " + event);
        }
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void set(Condition condition) {}

    @Override
    public Optional<Inside> inside() {
        return looksInside ? Optional.of(this) : Optional.empty();
    }

    @Override
    public int poolSize() {
        return POOL_SIZE;
    }

    @Override
    public Duration startup() {
        return STARTUP;
    }

    @Override
    public Duration poolFill() {
        return POOL_FILL;
    }

    @Override
    public void measureIdle() throws SutException {
        happens("idle");
    }

    @Override
    public void begin() throws SutException {
        happens("begin at " + addedLatency.get().toMillis());
    }

    @Override
    public SutFigures end() throws SutException {
        happens("end at " + addedLatency.get().toMillis());
        return SutFigures.NONE;
    }

    @Override
    public void watch(boolean watched) throws SutException {
        happens(watched ? "watch" : "rest");
    }

    @Override
    public SutTrace trace(LongStream numbers) {
        return SutTrace.NONE;
    }

    @Override
    public long connectionsInUse() throws SutException {
        happens("count with %d outstanding".formatted(outstanding.get()));
        return inUse.size() > 1 ? inUse.remove() : inUse.peek();
    }

    @Override
    public void profile(ProfileEvent event) throws SutException {
        happens("profile %s at %d".formatted(event.id(), addedLatency.get().toMillis()));
    }

    @Override
    public String profiled(String title) throws SutException {
        happens("profiled");
        return "<title>" + title + "</title>";
    }

    @Override
    public void close() {
        events.add("close");
    }

    /** Ends the server, when the test is over. */
    void shutDown() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
