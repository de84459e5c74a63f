package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.sessionmark.engine.planner.Generation;
import dev.sessionmark.engine.planner.JudgedSoFar;
import dev.sessionmark.engine.planner.PlannedTrial;
import dev.sessionmark.engine.planner.Planner;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonBuilder;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.VerdictThresholds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An experiment from its planner's point of view, with a service that runs already. */
@Timeout(60)
class ExperimentRunnerTest {

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    private static final Condition ASKED = new Condition(Duration.ZERO);

    private static final EngineSettings SETTINGS =
            new EngineSettings(
                    Duration.ofMillis(50),
                    5,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(400),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(20));

    /** How many trials were told of. */
    private final Set<Integer> expected = new LinkedHashSet<>();

    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    /** Another condition each time, none of which the plan has, until two of them are judged. */
    private static final class Curious implements Planner {

        private int trials = 1;

        @Override
        public Optional<Generation> next(JudgedSoFar soFar) {
            List<ComparisonRow> judged = soFar.comparison().rows();
            assertTrue(judged.stream().allMatch(row -> row.judgement() != null));
            if (judged.size() == 2) {
                return Optional.empty();
            }
            trials = judged.size() + 1;
            Condition next = ASKED.with(Factors.RATE, 70.0 - 10 * trials);
            PlannedTrial trial = new PlannedTrial(trials, trials, "other", List.of(next));
            return Optional.of(new Generation(List.of(trial), false, Duration.ofMillis(200)));
        }

        @Override
        public Set<Generation.Cell> next(Generation generation, int round, JudgedSoFar soFar) {
            throw new AssertionError("nobody takes turns");
        }

        @Override
        public int expectedTrials() {
            return trials;
        }
    }

    @Test
    void goesOnUntilItsPlannerKnowsEnough() {
        ExperimentResult result = run(new Curious());

        assertNull(result.incompleteBecause());
        assertEquals(2, result.trials().size());
        assertEquals(Set.of(1, 2), expected, "trials");
        assertEquals(
                List.of("0ms-50rps", "0ms-60rps"),
                judged(result).rows().stream().map(row -> row.condition().id()).toList());
    }

    private ExperimentResult run(Planner planner) {
        ExperimentPlan plan =
                Plans.of(
                        """
                        {"setups": [], "rate": 100, "connections": 2, "warmupSeconds": 0.1,
                         "durationSeconds": 0.2, "dbLatencyMs": 0,
                         "targets": [{"name": "other", "url": "http://127.0.0.1:%d/"}]}"""
                                .formatted(service.getAddress().getPort()));
        return new ExperimentRunner(
                        new SutCommandLine(List.of("false")),
                        SETTINGS,
                        same -> planner,
                        ExperimentRunnerTest::judged)
                .run(
                        "id",
                        plan,
                        SampleResults.ENVIRONMENT,
                        SERVER.database().ensureDatabase("measured"),
                        FakeTarget.NOBODY_WATCHES,
                        progress -> expected.add(progress.trials()),
                        () -> false);
    }

    private static Comparison judged(ExperimentResult result) {
        return ComparisonBuilder.build(result, VerdictThresholds.defaults(), arm -> "http");
    }
}
