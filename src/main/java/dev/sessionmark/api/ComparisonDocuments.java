package dev.sessionmark.api;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.queue.ExperimentEvents.ExperimentEnded;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.report.HtmlReport;
import dev.sessionmark.report.RenderOptions;
import dev.sessionmark.report.ReportFormat;
import dev.sessionmark.report.json.ComparisonDocument;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.Judge;
import dev.sessionmark.verdict.VerdictMeters;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Makes the comparisons that are not stored: those of experiments that run, and of finished ones
 * once. One after the other, on a thread of its own, since each takes processor and memory that
 * health probes and measurements need; a request is refused when too many wait, and nothing is made
 * for a client that has gone.
 */
@ApplicationScoped
public class ComparisonDocuments {

    /** As many as can be patient: each costs an open connection, and a wait of some seconds. */
    private static final int MOST_WAITING = 64;

    /** What a running experiment has found changes with each of its trials, which take longer. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Judging a day's measurements takes less. */
    private static final Duration STORE_LIMIT = Duration.ofMinutes(2);

    private final BlockingHistory history;
    private final ComparisonWriter writer;
    private final ThreadPoolExecutor maker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().name("comparisons").daemon().factory());

    /** The last one made; read and written by the maker's thread alone. */
    private Made last;

    private record Made(String id, boolean over, long at, Map<String, String> documents) {}

    ComparisonDocuments(BlockingHistory history, ComparisonWriter writer) {
        this.history = history;
        this.writer = writer;
    }

    @PreDestroy
    void stop() {
        maker.shutdownNow();
    }

    /**
     * The comparison of an experiment whose documents are not stored (yet).
     *
     * @param gone whether nobody waits for it any more; asked before the work begins
     * @return completes on another thread; fails with 503 when too many wait, with 404 when there
     *     is no such experiment
     */
    public CompletableFuture<String> make(String id, ReportFormat format, BooleanSupplier gone) {
        return make(() -> fresh(id).get(format.name()), gone);
    }

    /** The report of an experiment as one file, made each time; otherwise as {@link #make}. */
    public CompletableFuture<String> report(String id, BooleanSupplier gone) {
        return make(() -> writer.report(found(id)), gone);
    }

    private CompletableFuture<String> make(Supplier<String> document, BooleanSupplier gone) {
        CompletableFuture<String> made = new CompletableFuture<>();
        try {
            maker.execute(
                    () -> {
                        if (gone.getAsBoolean()) {
                            made.cancel(false);
                            return;
                        }
                        try {
                            made.complete(document.get());
                        } catch (RuntimeException | Error e) {
                            made.completeExceptionally(e);
                        }
                    });
        } catch (RejectedExecutionException e) {
            made.completeExceptionally(
                    ProblemException.unavailable(
                            "%d comparisons are waiting to be made already; ask again later."
                                    .formatted(MOST_WAITING)));
        }
        return made;
    }

    /**
     * Makes and stores the comparison of an experiment that has just ended: it is made once and
     * read often.
     *
     * @throws IllegalStateException when it is not there in time; it is made when somebody asks
     */
    void store(@Observes ExperimentEnded over) {
        String id = over.experiment();
        try {
            maker.submit(() -> fresh(id)).get(STORE_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            throw new IllegalStateException("the comparison of " + id + " is not stored", e);
        }
    }

    private ExperimentResult found(String id) {
        return history.find(id).orElseThrow(() -> ProblemException.notFound("experiment", id));
    }

    /** Names what judges: documents by other rules, of before an update, are made again. */
    String rules() {
        return writer.rules();
    }

    private Map<String, String> fresh(String id) {
        Optional<ExperimentSummary> summary =
                Optional.ofNullable(history.await(store -> store.summary(id)));
        boolean over = summary.map(found -> found.status().over()).orElse(false);
        if (last != null
                && last.id.equals(id)
                && last.over == over
                && System.nanoTime() - last.at < FRESH_NANOS) {
            return last.documents;
        }
        Map<String, String> documents = writer.render(found(id));
        if (over) {
            history.await(store -> store.documents(id, writer.rules(), documents));
        }
        last = new Made(id, over, System.nanoTime(), documents);
        return documents;
    }

    /** Writes the comparisons that the API answers with, as the terminal would. */
    @ApplicationScoped
    public static class ComparisonWriter {

        private final Judge judge;
        private final VerdictMeters meters;

        ComparisonWriter(Judge judge, VerdictMeters meters) {
            this.judge = judge;
            this.meters = meters;
        }

        /** Names the form of the documents and the rules they are judged by: another for others. */
        public String rules() {
            return Integer.toHexString((ComparisonDocument.SCHEMA + judge.thresholds()).hashCode());
        }

        /**
         * The comparison in every format, by its name, and in the metrics when it is the newest;
         * judging it takes longer than writing it. Called on a thread that may be kept busy.
         *
         * @param result complete or not
         */
        public Map<String, String> render(ExperimentResult result) {
            Comparison comparison = judge.judge(result);
            meters.show(comparison);
            Map<String, String> documents = new HashMap<>();
            for (ReportFormat format : ReportFormat.values()) {
                documents.put(format.name(), format.render(comparison, RenderOptions.plain()));
            }
            return documents;
        }

        /**
         * The file with tables and plots that needs nothing else; too large to be kept with the
         * others.
         */
        public String report(ExperimentResult result) {
            return new HtmlReport().render(judge.judge(result));
        }
    }
}
