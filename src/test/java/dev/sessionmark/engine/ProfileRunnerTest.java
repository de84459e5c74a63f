package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.SutCommandLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The flow of profiling, with the real load generator, against a server in this process. */
@Timeout(120)
class ProfileRunnerTest {

    private static final EngineSettings SETTINGS =
            new EngineSettings(
                    Duration.ofMillis(100),
                    5,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(400),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(20));

    private static final ExperimentPlan PLAN =
            Plans.of(
                    """
                    {"setups": "no-pool", "rate": 100, "connections": 32, "maxInFlight": 1000,
                     "timeoutSeconds": 5, "poolSize": 2, "slowCallMs": 0, "warmupSeconds": 0.2,
                     "durationSeconds": 0.4, "trials": 1, "profile": true}""");

    private final Testbed testbed =
            new Testbed(
                    PLAN,
                    new DatabaseUrl("127.0.0.1", 1, "none", "nobody", null, Map.of()),
                    new SutCommandLine(List.of("false")),
                    FakeTarget.NOBODY_WATCHES);
    private final FakeTarget target = new FakeTarget(testbed.way()::added);
    private final Set<String> told = new LinkedHashSet<>();
    private final List<Profile> found = new ArrayList<>();

    @AfterEach
    void close() {
        testbed.close();
        target.shutDown();
    }

    private void run(BooleanSupplier cancelled) {
        run(cancelled, found::add);
    }

    private void run(BooleanSupplier cancelled, Consumer<Profile> taker) {
        ProgressEstimate progress =
                new ProgressEstimate(
                        now -> told.add(now.trial() + " " + now.doing()), 1, System::nanoTime);
        for (ProgressEstimate.Kind kind : ProgressEstimate.Kind.values()) {
            progress.expect(kind, 1, Duration.ofSeconds(1));
        }
        LoadWaiter await = new LoadWaiter(cancelled, progress::tick);
        new ProfileRunner(new RunningExperiment(PLAN, SETTINGS, testbed, progress, await), 100)
                .run(List.of(target.arm()), taker);
    }

    @Test
    void eachConditionIsProfiledTwiceAndNothingIsMeasured() {
        run(() -> false);

        assertEquals(
                List.of(
                        "open at 0",
                        "load 1",
                        "load 2",
                        "profile wall at 0",
                        "profiled",
                        "load 3",
                        "profile cpu at 0",
                        "profiled",
                        "load 4",
                        "load 5",
                        "profile wall at 5",
                        "profiled",
                        "load 6",
                        "profile cpu at 5",
                        "profiled",
                        "close"),
                target.events);
        assertEquals(
                List.of(
                        "profile-fake-0ms-wall.html",
                        "profile-fake-0ms-cpu.html",
                        "profile-fake-5ms-wall.html",
                        "profile-fake-5ms-cpu.html"),
                found.stream().map(Profile::name).toList());
        assertTrue(found.stream().allMatch(p -> p.html().contains(p.title())), found::toString);
        assertTrue(
                told.contains("0 fake: profiling, not measured: +5 ms database latency, wall"),
                told::toString);
    }

    @Test
    void whatFailsIsSaidAndEndsNothing() {
        target.failing = "profile wall at 5";

        run(() -> false);

        assertNull(found.get(1).missingBecause());
        assertEquals(4, found.size());
        for (Profile missing : found.subList(2, 4)) {
            assertNull(missing.html());
            assertEquals("broken: profile wall at 5", missing.missingBecause());
        }
        assertEquals("close", target.events.getLast());
    }

    /** A history that is away for too long: what was found is not missing, and is told once. */
    @Test
    void whoCannotTakeAProfileIsNotToldThatItIsMissing() {
        IllegalStateException away = new IllegalStateException("the history is away");
        IllegalStateException thrown =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                run(
                                        () -> false,
                                        profile -> {
                                            found.add(profile);
                                            throw away;
                                        }));

        assertSame(away, thrown);
        assertEquals(1, found.size());
        assertNull(found.getFirst().missingBecause());
        assertEquals("close", target.events.getLast());
    }

    @Test
    void aCancelledOneEndsSoon() {
        assertThrows(CancelledException.class, () -> run(() -> target.events.contains("load 2")));

        assertEquals(List.of(), found);
        assertEquals("close", target.events.getLast());
    }
}
