package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.arm.DatabaseWay;
import dev.sessionmark.engine.arm.RunningService;
import dev.sessionmark.engine.arm.SetupArms;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Transports;
import dev.sessionmark.experiment.machine.MachineWatch;
import dev.sessionmark.load.LoadGenerator;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.Transport;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.SutCommandLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands while the trials of an experiment run: load generator, the way to the database, arms.
 */
final class Testbed implements AutoCloseable {

    private final LoadGenerator generator;
    private final DatabaseWay way;
    private final MachineWatch machine;
    private final SetupArms setups;
    private final List<Arm> arms;
    private Optional<LoadRun> latest = Optional.empty();

    Testbed(
            ExperimentPlan plan,
            DatabaseUrl database,
            SutCommandLine command,
            MachineWatch machine) {
        this.machine = machine;
        this.generator = new LoadGenerator();
        this.way = new DatabaseWay(database, plan.addsLatency());
        this.setups = new SetupArms(plan, way, command);
        this.arms =
                Stream.concat(
                                setups.arms().stream(),
                                plan.targets().stream()
                                        .map(one -> RunningService.arm(one, plan.scale())))
                        .toList();
    }

    /** Watches what else uses the machine. */
    MachineWatch machine() {
        return machine;
    }

    /** The way to the measured database. */
    DatabaseWay way() {
        return way;
    }

    /** Our setups. */
    SetupArms setups() {
        return setups;
    }

    /** What the plan compares; in the order in which capacities are looked for. */
    List<Arm> arms() {
        return arms;
    }

    /** The one with this label. */
    Arm arm(String label) {
        return arms.stream().filter(arm -> arm.label().equals(label)).findFirst().orElseThrow();
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

    /**
     * Which transport (epoll or NIO) the event loops of the generator, the proxy and the system
     * under test use. A system under test on another one is refused.
     */
    Transports transports() {
        return new Transports(
                generator.transport().id(),
                way.transport().map(Transport::id).orElse(null),
                Transport.best().id());
    }

    /** From now on the way to the database is as long as this condition wants it. */
    void set(Condition condition) {
        way.add(condition.time(Factors.DB_LATENCY));
    }

    @Override
    public void close() {
        generator.close();
        way.close();
    }
}
