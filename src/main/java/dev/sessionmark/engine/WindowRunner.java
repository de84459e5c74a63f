package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.arm.Inside;
import dev.sessionmark.engine.arm.Target;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Validity;
import dev.sessionmark.experiment.machine.MachineWatch;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.ConnectionCount;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.measurement.trace.KeptRequests;
import dev.sessionmark.measurement.trace.PackedTrace;
import dev.sessionmark.measurement.trace.SutTrace;
import dev.sessionmark.measurement.trace.WindowTrace;
import dev.sessionmark.platform.CpuThrottling;
import dev.sessionmark.platform.machine.MachineMoment;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Measures one window: lead-in, measurement, drain, and whether it may be judged. */
final class WindowRunner {

    /** tpcb-like on a new connection: handshake, begin, five statements, commit. */
    private static final int MOST_ROUND_TRIPS = 10;

    private static final int SEVERAL = 3;

    /**
     * A window, or a slice of one.
     *
     * @param machine why the machine was not fit to measure it on; nothing when it was
     * @param miscounted what our own count of connections got wrong; null when nothing
     */
    record Measured(Window window, List<String> machine, String miscounted) {}

    private final ExperimentPlan plan;
    private final EngineSettings settings;
    private final Testbed testbed;
    private final LoadWaiter await;
    private final LoadSpecs loads;
    private final double rate;

    WindowRunner(RunningExperiment experiment, double rate) {
        this.plan = experiment.plan();
        this.settings = experiment.settings();
        this.testbed = experiment.testbed();
        this.await = experiment.await();
        this.loads = experiment.loads();
        this.rate = rate;
    }

    /**
     * Measures a target that is warm and whose condition is set.
     *
     * @param length of the window, or of the slice
     * @param earlier the windows that the same target had before
     * @throws SutException when the target fails; the load may still be under way then
     */
    Measured run(
            Arm arm,
            Target target,
            Condition condition,
            Duration length,
            long seed,
            List<Window> earlier)
            throws SutException {
        LoadRun run =
                testbed.start(
                        loads.measured(arm, target.url(), condition, rate, seed)
                                .after(leadIn(condition))
                                .lasting(length));
        // In the lead-in, because it takes some milliseconds of a processor.
        MachineMoment before = testbed.machine().now();
        await.moment(run, run.windowBegun());
        CpuThrottling atBegin = CpuThrottling.now();
        target.begin();
        await.moment(run, run.windowEnded());
        SutFigures seen = target.end();
        double throttled = CpuThrottling.now().secondsSince(atBegin);
        MachineUse machine =
                MachineWatch.between(
                        before,
                        testbed.machine().now(),
                        larger(throttled, seen.throttledSeconds()));
        LoadFigures load = await.result(run);
        await.check();
        PackedTrace trace = trace(target, run.kept(), condition);
        SutFigures figures = seen;
        String miscounted = null;
        if (target.inside().isPresent()) {
            Inside inside = target.inside().get();
            long lost = lost(earlier);
            long inUse = connectionsInUse(inside, lost);
            figures = seen.with(seen.sessions().leaving(Math.max(0, inUse - lost)));
            miscounted =
                    ConnectionCount.invalidBecause(
                            inside.poolSize(), seen.sessions().maxUsed(), inUse);
        }
        return ruled(condition, load, figures, trace, machine, miscounted);
    }

    /** A window of slices that were measured in turns; of their traces the last is kept. */
    Window join(Condition condition, List<Measured> slices) {
        List<Window> windows = slices.stream().map(Measured::window).toList();
        List<LoadFigures> loads = windows.stream().map(Window::load).toList();
        return ruled(
                        condition,
                        LoadFigures.join(loads),
                        SutFigures.join(windows.stream().map(Window::sut).toList(), loads),
                        windows.getLast().trace(),
                        MachineUse.merge(windows.stream().map(Window::machine).toList()),
                        slices.stream()
                                .map(Measured::miscounted)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null))
                .window();
    }

    private Measured ruled(
            Condition condition,
            LoadFigures load,
            SutFigures figures,
            PackedTrace trace,
            MachineUse machine,
            String miscounted) {
        Validity.Ruling ruling = ruling(load, figures, machine).and(miscounted);
        return new Measured(
                new Window(
                        condition,
                        load,
                        figures,
                        ruling.invalidBecause(),
                        trace,
                        machine.disturbed(ruling.disturbedBecause())),
                ruling.machine(),
                miscounted);
    }

    /** After the drain, so that neither asking nor answering is in the window. */
    private static PackedTrace trace(Target target, KeptRequests kept, Condition condition)
            throws SutException {
        Optional<Inside> inside = target.inside();
        return PackedTrace.of(
                WindowTrace.join(
                        kept,
                        inside.isPresent() ? inside.get().trace(kept.numbers()) : SutTrace.NONE,
                        condition.time(Factors.DB_LATENCY).toNanos()));
    }

    /**
     * Long enough that answers come as fast as requests are due when the window begins, also where
     * each of them takes long: a few times what the slowest transaction waits for.
     */
    private Duration leadIn(Condition condition) {
        Duration answer =
                condition
                        .time(Factors.DB_LATENCY)
                        .multipliedBy(MOST_ROUND_TRIPS)
                        .plus(plan.slowCall())
                        .plus(plan.inFull(condition).time(Factors.THINK));
        Duration several = answer.multipliedBy(SEVERAL);
        return several.compareTo(settings.leadIn()) > 0 ? several : settings.leadIn();
    }

    private static long lost(List<Window> before) {
        return before.stream()
                .map(window -> window.sut().sessions().leftOpen())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /**
     * Connections that are in use although no request is. Those that come back in time do not
     * count.
     *
     * @param lost what an earlier window has lost, which does not come back
     */
    private long connectionsInUse(Inside inside, long lost) throws SutException {
        long inUse = inside.connectionsInUse();
        long deadline = System.nanoTime() + settings.leakPatience().toNanos();
        while (inUse > lost && System.nanoTime() - deadline < 0) {
            await.check();
            inUse = inside.connectionsInUse();
        }
        return inUse;
    }

    private Validity.Ruling ruling(LoadFigures load, SutFigures sut, MachineUse machine) {
        Long refused = sut.sessions().refused();
        return new Validity(Validity.Limits.defaults())
                .judge(
                        new Validity.Evidence(
                                load,
                                plan.client().poisson(),
                                machine,
                                plan.tolerateNeighbours(),
                                refused != null && refused > 0
                                        ? "%d sessions got no connection".formatted(refused)
                                        : null))
                .and(testbed.transports().invalidBecause(load.responseTime()));
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
