package dev.sessionmark.engine;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.machine.MachineWatch;
import dev.sessionmark.experiment.machine.Repeats;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.platform.machine.MachineMoment;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.SutCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trials of targets in this process, with the real load generator, on a machine that can be told.
 */
@Timeout(120)
abstract class OnFakeTargets {

    static final double RATE = 100;
    static final Duration LEAD_IN = Duration.ofMillis(200);
    static final Duration WINDOW = Duration.ofMillis(300);
    static final Condition FAR = new Condition(Duration.ofMillis(5));
    static final Condition NEAR = new Condition(Duration.ZERO);

    static final EngineSettings SETTINGS =
            new EngineSettings(
                    LEAD_IN,
                    5,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(400),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(20));

    static final ExperimentPlan PLAN =
            Plans.of(
                    """
                    {"setups": "no-pool", "rate": %s, "connections": 32, "maxInFlight": 1000,
                     "timeoutSeconds": 5, "poolSize": 2, "slowCallMs": 0, "warmupSeconds": 0.3,
                     "durationSeconds": 0.3, "trials": 1}"""
                            .formatted(RATE));

    @TempDir Path proc;

    /** How many windows from now on the machine is short of memory in. */
    int shortOfMemory;

    private boolean begun;

    final Testbed testbed =
            new Testbed(
                    PLAN,
                    new DatabaseUrl("127.0.0.1", 1, "none", "nobody", null, Map.of()),
                    new SutCommandLine(List.of("false")),
                    new MachineWatch(this::machine));
    final FakeTarget target = new FakeTarget(testbed.way()::added);
    final FakeTarget other = new FakeTarget(testbed.way()::added);
    final Set<String> told = new LinkedHashSet<>();

    @AfterEach
    void close() {
        testbed.close();
        target.shutDown();
        other.shutDown();
    }

    /** Asked at the begin and at the end of each window. */
    private MachineMoment machine() {
        begun = !begun;
        boolean stalled = !begun && shortOfMemory-- > 0;
        return FakeTarget.told(proc.resolve(stalled ? "stalled" : "calm"));
    }

    @BeforeEach
    void tellOfTheMachine() throws IOException {
        for (String state : List.of("calm", "stalled")) {
            Path pressure = Files.createDirectories(proc.resolve(state).resolve("pressure"));
            Files.writeString(
                    pressure.resolve("memory"),
                    "some avg10=0.00 total=%d\n".formatted(state.equals("calm") ? 0 : 10_000_000));
            Files.writeString(proc.resolve(state).resolve("stat"), "cpu0 0 0 0 0 0 0 0 0 0 0\n");
        }
    }

    final GenerationRunner runner(BooleanSupplier cancelled) {
        ProgressEstimate progress =
                new ProgressEstimate(now -> told.add(now.doing()), 1, System::nanoTime);
        for (ProgressEstimate.Kind kind : ProgressEstimate.Kind.values()) {
            progress.expect(kind, 1, Duration.ofSeconds(1));
        }
        LoadWaiter await = new LoadWaiter(cancelled, progress::tick);
        return new GenerationRunner(
                new RunningExperiment(PLAN, SETTINGS, testbed, progress, await),
                RATE,
                new Repeats(2));
    }
}
