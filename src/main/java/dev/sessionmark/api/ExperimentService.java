package dev.sessionmark.api;

import dev.sessionmark.api.ExperimentView.ExperimentPage;
import dev.sessionmark.experiment.ExperimentIds;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.history.Description;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.HistoryStore;
import dev.sessionmark.history.LeaseStore;
import dev.sessionmark.history.Status;
import dev.sessionmark.history.queue.ExperimentEvent;
import dev.sessionmark.history.queue.ExperimentEvents;
import dev.sessionmark.history.queue.ExperimentQueue;
import dev.sessionmark.history.queue.QueueConfig;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.platform.session.SessionScope;
import dev.sessionmark.report.ReportFormat;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** The rules of the API. Uses the session of the request. */
@ApplicationScoped
public class ExperimentService {

    private static final String CANCELLED = "cancelled before it started";

    private final HistoryStore store;
    private final LeaseStore leases;
    private final ExperimentQueue queue;
    private final ExperimentEvents events;
    private final ComparisonDocuments comparisons;
    private final SessionScope sessions;
    private final QueueConfig config;
    private final Clock clock = Clock.systemUTC();

    ExperimentService(
            HistoryStore store,
            LeaseStore leases,
            ExperimentQueue queue,
            ExperimentEvents events,
            ComparisonDocuments comparisons,
            SessionScope sessions,
            QueueConfig config) {
        this.store = store;
        this.leases = leases;
        this.queue = queue;
        this.events = events;
        this.comparisons = comparisons;
        this.sessions = sessions;
        this.config = config;
    }

    Uni<ExperimentView> submit(ExperimentPlan plan) {
        return store.submit(ExperimentIds.next(clock), plan, clock.instant(), config.length())
                .onItem()
                .ifNull()
                .failWith(this::queueIsFull)
                .invoke(
                        submitted -> {
                            events.changed(
                                    new ExperimentEvent.StatusChanged(
                                            submitted.id(), Status.QUEUED));
                            queue.wake();
                        })
                .map(ExperimentView::of);
    }

    private ProblemException queueIsFull() {
        return ProblemException.tooMany(
                "%d experiments wait already, which is the most there may be."
                        .formatted(config.length()));
    }

    Uni<ExperimentPage> list(List<String> words, int page, int size) {
        return store.count(words)
                .chain(
                        total ->
                                store.list(words, page, size)
                                        .map(rows -> ExperimentPage.of(rows, page, size, total)));
    }

    Uni<ExperimentView> describe(String id, Description description) {
        requirePossible(id);
        return store.describe(id, description).chain(() -> summary(id)).map(ExperimentView::of);
    }

    Uni<Void> remove(String id) {
        return summary(id)
                .chain(
                        experiment -> {
                            if (!experiment.status().over()) {
                                throw ProblemException.conflict(
                                        "The experiment is not over: "
                                                + experiment.status()
                                                + ". Cancel it first, by DELETE without"
                                                + " measured=true; it can be removed when it has"
                                                + " ended.");
                            }
                            return store.remove(id);
                        })
                .replaceWithVoid();
    }

    Uni<ExperimentView> get(String id) {
        requirePossible(id);
        return store.detail(id)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id))
                .map(ExperimentView::of);
    }

    Uni<ExperimentView> cancel(String id) {
        return summary(id)
                .chain(
                        experiment -> {
                            if (experiment.status().over()) {
                                throw ProblemException.conflict(
                                        ("The experiment is over already: %s. To remove it with"
                                                        + " everything measured: DELETE with"
                                                        + " measured=true.")
                                                .formatted(experiment.status()));
                            }
                            return store.cancelQueued(id, clock.instant(), CANCELLED);
                        })
                .chain(wasQueued -> wasQueued ? told(id) : cancelRunning(id))
                .chain(() -> store.refreshed(id))
                .map(ExperimentView::of);
    }

    private Uni<Void> told(String id) {
        events.changed(new ExperimentEvent.StatusChanged(id, Status.CANCELLED));
        return Uni.createFrom().voidItem();
    }

    /**
     * Asks for the end of an experiment. Another service may be running it: that one reads the
     * request from the row. Where no service runs it any more, the next one that notices ends it.
     */
    private Uni<Void> cancelRunning(String id) {
        return queue.cancel(id)
                ? Uni.createFrom().voidItem()
                : leases.askToCancel(id).replaceWithVoid();
    }

    /** The comparison: as it was kept, or made now where it is not. */
    Uni<String> comparison(String id, ReportFormat format, BooleanSupplier gone) {
        requirePossible(id);
        return store.document(id, comparisons.rules(), format.name())
                .onItem()
                .ifNull()
                .switchTo(
                        () ->
                                summary(id)
                                        .chain(() -> sessions.release())
                                        .chain(() -> backHere(comparisons.make(id, format, gone))));
    }

    Uni<String> report(String id, BooleanSupplier gone) {
        requirePossible(id);
        return summary(id)
                .chain(() -> sessions.release())
                .chain(() -> backHere(comparisons.report(id, gone)));
    }

    /** The outcome, told on the context of this request, where its session is closed. */
    private static <T> Uni<T> backHere(CompletionStage<T> elsewhere) {
        return Uni.createFrom()
                .completionStage(elsewhere)
                .emitOn(MutinyHelper.executor(Vertx.currentContext()));
    }

    Uni<ExperimentSummary> summary(String id) {
        requirePossible(id);
        return store.summary(id).onItem().ifNull().failWith(() -> notFound(id));
    }

    static void requirePossible(String id) {
        if (!ExperimentIds.possible(id)) {
            throw notFound(ExperimentIds.shown(id));
        }
    }

    private static ProblemException notFound(String id) {
        return ProblemException.notFound("experiment", id);
    }
}
