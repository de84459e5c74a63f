package dev.sessionmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.api.ComparisonDocuments.ComparisonWriter;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.report.ReportFormat;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@Timeout(60)
class ComparisonDocumentsTest {

    private static final ExperimentPlan PLAN = ExperimentPlan.DEFAULT;

    @Inject BlockingHistory history;

    private String saved() {
        String id = UUID.randomUUID().toString();
        history.keep(store -> store.save(SampleResults.result(id, PLAN, null)));
        return id;
    }

    private static Map<String, String> documents(String text) {
        Map<String, String> documents = new HashMap<>();
        for (ReportFormat format : ReportFormat.values()) {
            documents.put(format.name(), format + text);
        }
        return documents;
    }

    private static ComparisonWriter writer(
            Function<ExperimentResult, Map<String, String>> documents) {
        return new ComparisonWriter(null, null) {
            @Override
            public Map<String, String> render(ExperimentResult result) {
                return documents.apply(result);
            }

            @Override
            public String rules() {
                return "test";
            }
        };
    }

    @Test
    void tooManyAreSentAwayAndNothingIsMadeForThoseWhoWent() {
        CountDownLatch go = new CountDownLatch(1);
        List<String> made = new ArrayList<>();
        ComparisonDocuments comparisons =
                new ComparisonDocuments(
                        history,
                        writer(
                                result -> {
                                    awaitIt(go);
                                    made.add(result.id());
                                    return documents("");
                                }));
        String first = saved();
        String wanted = saved();
        String abandoned = saved();
        AtomicBoolean gone = new AtomicBoolean();
        CompletableFuture<String> running = comparisons.make(first, ReportFormat.CSV, () -> false);
        CompletableFuture<String> left = comparisons.make(abandoned, ReportFormat.CSV, gone::get);
        CompletableFuture<String> waiting =
                comparisons.make(wanted, ReportFormat.TABLE, () -> false);
        CompletableFuture<String> refused = null;
        // One runs and 64 wait, whether or not the first has left the queue yet.
        for (int i = 0; i < 64; i++) {
            refused = comparisons.make(wanted, ReportFormat.CSV, () -> true);
        }
        ProblemException problem =
                (ProblemException)
                        assertThrows(CompletionException.class, refused::join).getCause();
        assertEquals(503, problem.problem().status());

        gone.set(true);
        go.countDown();
        assertEquals("CSV", running.join());
        assertEquals("TABLE", waiting.join());
        assertTrue(left.isCancelled());
        assertEquals(List.of(first, wanted), made);
        comparisons.stop();
    }

    @Test
    void whoAsksForAnUnknownExperimentIsTold() {
        ComparisonDocuments comparisons =
                new ComparisonDocuments(history, writer(result -> documents("")));
        CompletableFuture<String> unknown =
                comparisons.make("no-such-id", ReportFormat.JSON, () -> false);
        ProblemException problem =
                (ProblemException)
                        assertThrows(CompletionException.class, unknown::join).getCause();
        assertEquals(404, problem.problem().status());
        comparisons.stop();
    }

    private static void awaitIt(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
