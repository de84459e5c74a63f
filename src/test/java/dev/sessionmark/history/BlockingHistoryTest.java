package dev.sessionmark.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.trace.WarmupTrace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BlockingHistoryTest {

    private static final ExperimentPlan PLAN = ExperimentPlan.DEFAULT;

    @Inject BlockingHistory history;

    @Test
    void nothingIsLostOnTheWayToTheDatabaseAndBack() {
        TrialResult failed =
                new TrialResult(
                        3,
                        1,
                        "no-pool",
                        null,
                        SampleResults.START,
                        null,
                        null,
                        false,
                        List.of(),
                        "the process did not start",
                        WarmupTrace.NONE,
                        null);
        ExperimentResult saved =
                result(
                        List.of(
                                SampleResults.trial(PLAN, 1, "reactive-session", 1),
                                SampleResults.trial(PLAN, 2, "reactive-client", 1),
                                failed));

        history.keep(store -> store.save(saved));

        // records compare all their parts, histograms all their counts
        assertEquals(Optional.of(saved), history.find(saved.id()));
    }

    /** As when an attempt has no answer in time, and is committed while the next one is made. */
    @Test
    void oneThatIsKeptTwiceAtOnceIsThere() throws Exception {
        ExperimentResult saved = result(List.of(SampleResults.trial(PLAN, 1, "no-pool", 1)));
        List<CompletableFuture<Void>> attempts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                attempts.add(
                        CompletableFuture.runAsync(
                                () -> history.keep(store -> store.save(saved)), threads));
            }
        }
        attempts.forEach(CompletableFuture::join);
        assertEquals(Optional.of(saved), history.find(saved.id()));
    }

    private static ExperimentResult result(List<TrialResult> trials) {
        return new ExperimentResult(
                "test-" + UUID.randomUUID().toString().substring(0, 30),
                PLAN,
                SampleResults.ENVIRONMENT,
                SampleResults.PREPARATION,
                SampleResults.START,
                SampleResults.START.plusSeconds(60),
                trials,
                null);
    }
}
