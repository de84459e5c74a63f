package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.Alone;
import dev.sessionmark.ByTheClock;
import dev.sessionmark.load.Call;
import dev.sessionmark.load.LoadGenerator;
import dev.sessionmark.load.LoadLimits;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.load.LoadTarget;
import dev.sessionmark.load.arrival.ArrivalModel;
import dev.sessionmark.load.arrival.ArrivalSchedule;
import dev.sessionmark.measurement.trace.BlockedStretch;
import dev.sessionmark.measurement.trace.Phase;
import dev.sessionmark.measurement.trace.Phases;
import dev.sessionmark.measurement.trace.RequestTrace;
import dev.sessionmark.measurement.trace.Step;
import dev.sessionmark.measurement.trace.WindowTrace;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.sut.LatencyProxy;
import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.sut.SutOptions;
import dev.sessionmark.sut.SutProcess;
import dev.sessionmark.workload.PgbenchTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setup of the built program, 2 ms away from its database, loaded and followed. */
@ByTheClock
@Alone
@Timeout(120)
class TraceIT {

    private static final Duration ROUND_TRIP = Duration.ofMillis(2);
    private static final int RATE = 60;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final double TOLERANCE = 0.05;

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    private static LatencyProxy proxy;
    private static LoadGenerator generator;
    private static SutProcess sut;

    static List<String> setups() {
        String only = System.getProperty("only");
        return only == null ? SessionSetup.ids() : List.of(only.split(","));
    }

    @BeforeAll
    static void start() throws Exception {
        DatabaseUrl url = SERVER.database().url();
        PgbenchTables.ensure(url, 1, (share, step) -> {});
        proxy = new LatencyProxy(url.host(), url.port());
        proxy.setDbLatency(ROUND_TRIP);
        generator = new LoadGenerator();
        sut = sut();
        run(setups(), WARM_UP).result().join();
    }

    @AfterAll
    static void stop() {
        if (sut != null) {
            sut.close();
        }
        generator.close();
        proxy.close();
    }

    @ParameterizedTest
    @MethodSource("setups")
    void thePhasesOfARequestAddUpToItsResponseTime(String setup) throws Exception {
        WindowTrace trace = trace(setup);

        assertTrue(trace.requests().size() >= 40, "requests: " + trace.requests().size());
        assertTrue(trace.requests().size() <= 2 * WindowTrace.OF_EACH_KIND);
        List<String> wrong = new ArrayList<>();
        for (RequestTrace request : trace.requests()) {
            check(setup, request);
            Phases phases = Phases.of(request, trace.dbLatencyNanos());
            double off = phases.sumNanos() / request.responseTime() - 1;
            if (Math.abs(off) > TOLERANCE) {
                wrong.add(request + " is off by " + off);
            }
        }
        assertEquals(List.of(), wrong);
        Phases mean =
                Phases.mean(
                        trace.requests().stream()
                                .map(r -> Phases.of(r, trace.dbLatencyNanos()))
                                .toList());
        // Every setup asks the database at least once, which is 2 ms away.
        assertTrue(
                mean.nanos(Phase.DB_LATENCY) > 0.95 * ROUND_TRIP.toNanos(),
                "distance " + mean.nanos(Phase.DB_LATENCY));
    }

    private static void check(String setup, RequestTrace request) {
        String shown = request.toString();
        assertTrue(request.dueAt() <= request.sentAt(), shown);
        assertTrue(request.sentAt() <= request.receivedAt(), shown);
        assertTrue(request.receivedAt() <= request.handlerAt(), shown);
        assertTrue(request.writtenAt() > request.handlerAt(), shown);
        assertTrue(request.readAt() > request.handlerAt(), shown);
        assertNotNull(request.thread(), shown);
        boolean onLoop =
                SessionSetup.byId(setup).orElseThrow().connectionType()
                                == dev.sessionmark.setup.SessionSetup.ConnectionType.REACTIVE
                        || setup.equals("blocking-on-event-loop");
        assertEquals(onLoop, request.thread().equals(request.loop()), shown);
        assertEquals(0, request.stepsLeftOut(), shown);
        List<Step.Kind> kinds = request.steps().stream().map(Step::kind).toList();
        for (Step.Kind kind : Step.Kind.values()) {
            assertTrue(kinds.contains(kind), kind + " in " + shown);
        }
        long before = request.handlerAt();
        for (Step step : request.steps()) {
            assertTrue(step.at() >= before, shown);
            before = step.at();
        }
    }

    private static WindowTrace trace(String setup) throws Exception {
        sut.trace(java.util.stream.LongStream.empty());
        LoadRun run = run(List.of(setup), WINDOW);
        run.windowBegun().join();
        sut.begin();
        run.windowEnded().join();
        sut.end();
        run.result().join();
        WindowTrace trace =
                WindowTrace.join(run.kept(), sut.trace(run.kept().numbers()), ROUND_TRIP.toNanos());
        if (setup.equals("blocking-on-event-loop")) {
            checkBlocked(trace);
        }
        return trace;
    }

    private static void checkBlocked(WindowTrace trace) {
        assertFalse(trace.blocked().isEmpty());
        for (BlockedStretch stretch : trace.blocked()) {
            assertTrue(stretch.nanos() >= 3_000_000, stretch.toString());
            assertTrue(stretch.beginNanos() > -1e9 && stretch.endNanos() < 4e9, stretch.toString());
        }
    }

    private static LoadRun run(List<String> setups, Duration time) {
        SplittableRandom random = new SplittableRandom(1);
        return generator.start(
                new LoadSpec(
                                new LoadTarget("127.0.0.1", sut.port(), 16, false),
                                new ArrivalModel.Open(ArrivalSchedule.poisson(RATE, 5)),
                                new LoadLimits(1_024, Duration.ofSeconds(5), Duration.ofSeconds(5)),
                                () ->
                                        Call.get(
                                                "/setups/"
                                                        + setups.get(random.nextInt(setups.size()))
                                                        + "/select-only?aid="
                                                        + random.nextInt(1, 100_001)))
                        .lasting(time)
                        .traced());
    }

    private static SutProcess sut() throws Exception {
        DatabaseUrl url = SERVER.database().url().through(proxy.port());
        return SutProcess.start(
                new SutCommandLine(Program.command(SutCommandLine.NAME)),
                new SutOptions(url, 10, Duration.ofMillis(20)));
    }
}
