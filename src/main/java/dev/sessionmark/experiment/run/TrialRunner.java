package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.Validity;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.KeptRequests;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.PackedTrace;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.WindowTrace;
import dev.sessionmark.platform.CpuThrottling;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** Measures one setup once: fresh process, warm-up, a window for each condition. */
final class TrialRunner {

    /** tpcb-like on a new connection: handshake, begin, five statements, commit. */
    private static final int MOST_ROUND_TRIPS = 10;

    private static final int SEVERAL = 3;

    private final ExperimentPlan plan;
    private final EngineSettings settings;
    private final Rig rig;
    private final Loads loads;
    private final double rate;
    private final Steps steps;
    private final Await await;

    TrialRunner(
            ExperimentPlan plan,
            EngineSettings settings,
            Rig rig,
            double rate,
            Steps steps,
            Await await) {
        this.plan = plan;
        this.settings = settings;
        this.rig = rig;
        this.loads = new Loads(plan, settings);
        this.rate = rate;
        this.steps = steps;
        this.await = await;
    }

    /** Runs the trial; whatever goes wrong in it is in its result. */
    TrialResult run(Trials.Turn turn) {
        int number = turn.number();
        String setup = turn.setup();
        Instant startedAt = Moment.now();
        Duration startup = Duration.ZERO;
        Warmup warmup = Warmup.NONE;
        List<Window> windows = new ArrayList<>();
        String failure = null;
        steps.begin(Steps.Kind.START, number, "%s: starting".formatted(turn.name()));
        List<Condition> order = ConditionOrder.of(turn.conditions(), plan.seed(), turn.round());
        rig.put(order.getFirst());
        try (SutProcess sut = rig.startSut(plan.poolSize(order.getFirst()), await::cancelled)) {
            startup = sut.startup();
            sut.measureIdle();
            steps.begin(Steps.Kind.WARM_UP, number, "%s: warming up".formatted(turn.name()));
            long seed = plan.seed() + number;
            warmup = Warmup.run(rig, loads.full(setup, sut.port(), seed), plan.warmup(), await);
            long lost = 0;
            for (Condition condition : order) {
                if (condition != order.getFirst()) {
                    // A compiler has met other waits so far than those that are measured next.
                    rig.put(condition);
                    Duration again = plan.warmup().dividedBy(settings.warmupAgainDivisor());
                    Warmup.run(rig, loads.full(setup, sut.port(), seed), again, await);
                }
                steps.begin(
                        Steps.Kind.WINDOW,
                        number,
                        "%s: measuring, %s".formatted(setup, condition.label()));
                Window window = window(sut, setup, condition, seed, lost);
                windows.add(window);
                lost += window.sut().sessions().leftOpen();
                await.check();
            }
        } catch (SutException | IllegalStateException | CancelledException e) {
            failure = e.getMessage();
        }
        return new TrialResult(
                number,
                turn.round(),
                setup,
                order.getFirst().poolSize(),
                startedAt,
                startup,
                warmup.took(),
                warmup.settled(),
                List.copyOf(windows),
                failure,
                warmup.trace());
    }

    private Window window(
            SutProcess sut, String setup, Condition condition, long seed, long lostBefore)
            throws SutException {
        LoadRun run =
                rig.generator()
                        .start(
                                loads.measured(setup, sut.port(), rate(condition), seed)
                                        .after(leadIn(condition))
                                        .lasting(plan.duration()));
        await.moment(run, run.windowBegun());
        CpuThrottling before = CpuThrottling.now();
        sut.begin();
        await.moment(run, run.windowEnded());
        SutFigures seen = sut.end();
        double throttled = CpuThrottling.now().secondsSince(before);
        LoadFigures load = await.result(run);
        await.check();
        PackedTrace trace = trace(sut, run.kept(), condition);
        SutFigures figures = seen.with(seen.sessions().leaving(leftOpen(sut, lostBefore)));
        return new Window(
                condition,
                load,
                figures,
                invalidBecause(load, figures, larger(throttled, seen.throttledSeconds())),
                trace);
    }

    /** After the drain, so that neither asking nor answering is in the window. */
    private static PackedTrace trace(SutProcess sut, KeptRequests kept, Condition condition)
            throws SutException {
        return PackedTrace.of(
                WindowTrace.join(kept, sut.trace(kept.numbers()), condition.dbLatency().toNanos()));
    }

    private double rate(Condition condition) {
        return condition.rate() == null ? rate : condition.rate();
    }

    /**
     * Long enough that answers come as fast as requests are due when the window begins, also where
     * each of them takes long: a few times what the slowest transaction waits for.
     */
    private Duration leadIn(Condition condition) {
        Duration answer =
                condition.dbLatency().multipliedBy(MOST_ROUND_TRIPS).plus(plan.slowCall());
        Duration several = answer.multipliedBy(SEVERAL);
        return several.compareTo(settings.leadIn()) > 0 ? several : settings.leadIn();
    }

    /**
     * Connections in use although no request is; those that come back in time do not count, nor
     * those that an earlier window has lost.
     */
    private long leftOpen(SutProcess sut, long lostBefore) throws SutException {
        long deadline = System.nanoTime() + settings.leakPatience().toNanos();
        long used = sut.used();
        while (used > lostBefore && System.nanoTime() < deadline) {
            await.check();
            used = sut.used();
        }
        return Math.max(0, used - lostBefore);
    }

    private String invalidBecause(LoadFigures load, SutFigures sut, Double throttled) {
        String tooCoarse = rig.transports().invalidBecause(load.responseTime());
        if (tooCoarse != null) {
            return tooCoarse;
        }
        long refused = sut.sessions().refused();
        return new Validity(Validity.Limits.defaults())
                .invalidBecause(
                        new Validity.Evidence(
                                load,
                                plan.poisson(),
                                throttled,
                                refused == 0
                                        ? null
                                        : "%d sessions got no connection".formatted(refused)));
    }

    /**
     * A quota on the generator spoils a window as one on the system under test does; mostly they
     * share it. Null when neither can be known.
     */
    static Double larger(double generatorSeconds, double sutSeconds) {
        return DoubleStream.of(generatorSeconds, sutSeconds)
                .filter(seconds -> !Double.isNaN(seconds))
                .boxed()
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
