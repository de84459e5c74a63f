package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.arm.PgbenchRequests;
import dev.sessionmark.engine.arm.RunningService;
import dev.sessionmark.engine.arm.SutTarget;
import dev.sessionmark.engine.arm.Target;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Transports;
import dev.sessionmark.experiment.machine.MachineWatch;
import dev.sessionmark.load.Call;
import dev.sessionmark.load.LoadGenerator;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.Transport;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.LatencyProxy;
import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutOptions;
import dev.sessionmark.sut.SutProcess;
import dev.sessionmark.sut.SutRoutes;
import dev.sessionmark.workload.Think;
import dev.sessionmark.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What stands while the trials of an experiment run: load generator, latency proxy, its arms. */
final class Testbed implements AutoCloseable {

    private final ExperimentPlan plan;
    private final DatabaseUrl direct;
    private final SutCommandLine command;
    private final LoadGenerator generator;
    private final Optional<LatencyProxy> proxy;
    private final MachineWatch machine;
    private final List<Arm> arms;
    private Optional<LoadRun> latest = Optional.empty();
    private boolean pooler;

    /** Found once, so that every process has the same to do. */
    private final long stepsOfMillisecond;

    /** Opens the latency proxy only when some condition adds latency: it is not free. */
    Testbed(
            ExperimentPlan plan,
            DatabaseUrl database,
            SutCommandLine command,
            MachineWatch machine) {
        this.plan = plan;
        this.direct = database;
        this.command = command;
        this.machine = machine;
        boolean thinks = plan.values(Factors.THINK).stream().anyMatch(time -> time > 0);
        this.stepsOfMillisecond = thinks ? Think.stepsFor(Duration.ofMillis(1)) : 0;
        this.generator = new LoadGenerator();
        this.proxy =
                plan.addsLatency() ? Optional.of(new LatencyProxy(database)) : Optional.empty();
        this.arms =
                Stream.concat(
                                plan.setups().stream().map(this::setup),
                                plan.targets().stream()
                                        .map(one -> RunningService.arm(one, plan.scale())))
                        .toList();
    }

    /** Watches what else uses the machine. */
    MachineWatch machine() {
        return machine;
    }

    /** The setups of the plan, each in a system under test of its own, and its targets. */
    List<Arm> arms() {
        return arms;
    }

    /** The one with this label. */
    Arm arm(String label) {
        return arms.stream().filter(arm -> arm.label().equals(label)).findFirst().orElseThrow();
    }

    private Arm setup(String setup) {
        Workload workload = Workload.byId(plan.workload()).orElseThrow();
        return new Arm(
                setup,
                Arm.Kind.SETUP,
                (first, cancelled) -> startSut(setup, first, cancelled),
                seed -> new PgbenchRequests(setup, workload, plan.scale(), seed),
                Optional.of(Call.get(SutRoutes.BYSTANDER).expecting(SutRoutes.BYSTANDER_ANSWER)));
    }

    /** From now on systems under test use no statement with a name. */
    void standsBehindPooler() {
        pooler = true;
    }

    /** A system under test for all setups that stands before anything is measured. */
    SutProcess startForAll(int poolSize, BooleanSupplier cancelled) throws SutException {
        setAddedLatency(Duration.ZERO);
        return startSut(poolSize, null, cancelled);
    }

    /** Starts a load; the one before must be over. */
    LoadRun start(LoadSpec load) {
        LoadRun run = generator.start(load);
        latest = Optional.of(run);
        return run;
    }

    /**
     * Ends the load that a failed trial has left running, so that the next trial can start its own.
     * Call it once the trial's target is closed: requests under way then fail at once, or are given
     * up at the end of the drain.
     */
    void endLoad() {
        // A load that failed tells so through its result; here only its end matters.
        latest.ifPresent(run -> run.stop().handle((figures, failure) -> null).join());
    }

    /** The measured database, past the proxy. */
    DatabaseUrl direct() {
        return direct;
    }

    /** The measured database as the system under test reaches it. */
    DatabaseUrl database() {
        return proxy.map(p -> direct.through(p.port())).orElse(direct);
    }

    boolean proxied() {
        return proxy.isPresent();
    }

    /**
     * Which transport (epoll or NIO) the event loops of the generator, the proxy and the system
     * under test use. A system under test on another one is refused.
     */
    Transports transports() {
        return new Transports(
                generator.transport().id(),
                proxy.map(p -> p.transport().id()).orElse(null),
                Transport.best().id());
    }

    /** From now on the factors of the window are those of this condition. */
    void set(Condition condition) {
        setAddedLatency(condition.time(Factors.DB_LATENCY));
    }

    private void setAddedLatency(Duration dbLatency) {
        proxy.ifPresent(p -> p.setDbLatency(dbLatency));
    }

    /** The round trip that is added now. */
    Duration addedLatency() {
        return proxy.map(LatencyProxy::dbLatency).orElse(Duration.ZERO);
    }

    /** Fills the pool before latency is added, so that no trial pays for far logins. */
    private Target startSut(String setup, Condition first, BooleanSupplier cancelled)
            throws SutException {
        int poolSize = plan.poolSize(first);
        SutProcess sut = startSut(poolSize, plan.value(Factors.EVENT_LOOPS, first), cancelled);
        try {
            Duration added = addedLatency();
            setAddedLatency(Duration.ZERO);
            Duration filled = sut.fill(setup);
            setAddedLatency(added);
            SutTarget target = new SutTarget(sut, poolSize, filled, this::thinkSteps);
            target.set(first);
            return target;
        } catch (SutException e) {
            sut.close();
            throw e;
        }
    }

    private long thinkSteps(Condition condition) {
        return Math.round(
                stepsOfMillisecond * plan.inFull(condition).time(Factors.THINK).toNanos() / 1e6);
    }

    private SutProcess startSut(int poolSize, Double eventLoops, BooleanSupplier cancelled)
            throws SutException {
        SutOptions options =
                SutOptions.of(database(), poolSize, plan.slowCall())
                        .withEventLoops(eventLoops == null ? null : eventLoops.intValue());
        SutProcess sut =
                SutProcess.start(
                        command, pooler ? options.withoutNamedStatements() : options, cancelled);
        String wanted = transports().sut();
        if (!sut.transport().equals(wanted)) {
            sut.close();
            throw new SutException(
                    "the system under test runs on %s instead of %s"
                            .formatted(sut.transport(), wanted));
        }
        return sut;
    }

    @Override
    public void close() {
        generator.close();
        proxy.ifPresent(LatencyProxy::close);
    }
}
