package dev.sessionmark.history;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.HistogramName;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialHistograms;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.MeasurementJson;
import dev.sessionmark.platform.connection.StorableText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is kept of experiments. Reactive: every method uses the session of the request, which is
 * injected (see {@link HistorySession}), and its statements run one after the other on it; {@link
 * BlockingHistory} is the same for threads that may block.
 */
@ApplicationScoped
public class HistoryStore {

    private final HistorySession session;
    private final ExperimentRepository experiments;
    private final TrialRepository trials;
    private final StorableText texts;

    HistoryStore(
            HistorySession session,
            ExperimentRepository experiments,
            TrialRepository trials,
            StorableText texts) {
        this.session = session;
        this.experiments = experiments;
        this.trials = trials;
        this.texts = texts;
    }

    /**
     * Puts an experiment at the end of the queue. Those who do so at the same time take turns, so
     * that none of them counts what another is about to add.
     *
     * @param most how many may wait with it; null where that many do already
     */
    public Uni<ExperimentSummary> submit(String id, ExperimentPlan plan, Instant now, int most) {
        Experiment row = Experiment.queued(id, plan, now);
        return inTransaction(
                        () ->
                                experiments
                                        .waitingOnesLocked()
                                        .chain(
                                                waiting ->
                                                        waiting < most
                                                                ? experiments.persist(row)
                                                                : Uni.createFrom().nullItem()))
                .onItem()
                .ifNotNull()
                .transform(Experiment::summary);
    }

    public Uni<String> newestDone() {
        return experiments.newestDone();
    }

    /**
     * Takes the next experiment from the queue, or the one that this process has taken and that is
     * not over; null without either.
     */
    public Uni<ExperimentSummary> claim(String process, Instant now) {
        return inTransaction(() -> experiments.claim(process, now))
                .onItem()
                .ifNotNull()
                .transform(Experiment::summary);
    }

    /** Ends an experiment that still waits; false when it does not (any more). */
    public Uni<Boolean> cancelQueued(String id, Instant now, String because) {
        return inTransaction(() -> experiments.cancelQueued(id, now, because));
    }

    public Uni<Void> environment(String id, Environment environment) {
        return change(id, row -> row.environment = MeasurementJson.write(environment));
    }

    public Uni<Void> preparation(String id, Preparation preparation) {
        return change(id, row -> row.preparation = MeasurementJson.write(preparation));
    }

    /**
     * Keeps a trial, as soon as it is over, and before in place of what was kept of it. Does
     * nothing when all of it is there already: a caller that did not get the answer may try again.
     * Fails when somebody has ended or removed the experiment: what has been judged does not change
     * any more, so nobody ends it meanwhile.
     */
    public Uni<Void> trial(String id, TrialResult trial) {
        return inTransaction(() -> locked(id).chain(experiment -> keep(experiment, id, trial)));
    }

    private Uni<Void> keep(Experiment experiment, String id, TrialResult trial) {
        return trials.ofExperiment(id, trial.number()).chain(kept -> keep(experiment, kept, trial));
    }

    private Uni<Void> keep(Experiment experiment, Trial kept, TrialResult trial) {
        if (kept != null && !kept.result(null).underWay()) {
            return Uni.createFrom().voidItem();
        }
        requireGoing(experiment);
        if (kept == null) {
            return persist(experiment, trial);
        }
        MeasurementJson.Parts parts = Trial.parts(trial);
        kept.document = parts.document();
        return distributions(kept)
                .invoke(row -> row.data = parts.distributions())
                .replaceWithVoid();
    }

    private static void requireGoing(Experiment row) {
        if (row == null || row.status.over()) {
            throw new IllegalStateException("somebody else has ended the experiment");
        }
    }

    /** Nobody else changes it until the transaction ends; null where it has been removed. */
    private Uni<Experiment> locked(String id) {
        return experiments.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Ends an experiment, unless somebody else has done so.
     *
     * @return the status that it has now; null when it has been removed
     */
    public Uni<Status> end(String id, Status status, Instant now, String incompleteBecause) {
        return inTransaction(
                () ->
                        locked(id)
                                .invoke(
                                        row -> {
                                            if (row != null && !row.status.over()) {
                                                row.status = status;
                                                row.endedAt = now;
                                                row.incompleteBecause =
                                                        texts.fitted(
                                                                Redacted.of(incompleteBecause));
                                            }
                                        })
                                .map(row -> row == null ? null : row.status));
    }

    /**
     * Keeps a finished experiment that was not in the queue. Does nothing when it is there already:
     * a caller that did not get the answer may try again.
     */
    public Uni<Void> save(ExperimentResult result) {
        return inTransaction(
                () ->
                        experiments
                                .findById(result.id())
                                .chain(
                                        there ->
                                                there == null
                                                        ? persist(result)
                                                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> persist(ExperimentResult result) {
        Experiment row = Experiment.finished(result);
        row.incompleteBecause = texts.fitted(row.incompleteBecause);
        Uni<Void> saved = experiments.persist(row).replaceWithVoid();
        for (TrialResult trial : result.trials()) {
            saved = saved.chain(() -> persist(row, trial));
        }
        return saved;
    }

    /**
     * Keeps the comparison of a finished experiment, in place of what was kept before.
     *
     * @param rules names what judged it
     * @param made by the name of their format
     */
    public Uni<Void> documents(String id, String rules, Map<String, String> made) {
        return inTransaction(
                () -> {
                    // What was judged by other rules is forgotten.
                    Uni<Void> kept =
                            session.createMutationQuery(
                                            "delete from ComparisonDocument"
                                                    + " where experimentId = ?1 and id not like ?2")
                                    .setParameter(1, id)
                                    .setParameter(2, "%/" + rules)
                                    .executeUpdate()
                                    .replaceWithVoid();
                    for (var document : made.entrySet()) {
                        ComparisonDocument row =
                                ComparisonDocument.of(
                                        id,
                                        document.getKey(),
                                        rules,
                                        texts.fitted(document.getValue()));
                        kept = kept.chain(() -> session.merge(row)).replaceWithVoid();
                    }
                    return kept;
                });
    }

    /** The comparison of a finished experiment; null where none by these rules is kept. */
    public Uni<String> document(String id, String rules, String format) {
        return session.find(ComparisonDocument.class, ComparisonDocument.id(id, format, rules))
                .onItem()
                .ifNotNull()
                .transform(row -> row.document);
    }

    /**
     * Newest first.
     *
     * @param words each must be in the id, the label, the notes or the name of a setup; without any
     *     all experiments are listed
     */
    public Uni<List<ExperimentSummary>> list(List<String> words, int page, int size) {
        return experiments
                .newest(words, page, size)
                .map(rows -> rows.stream().map(Experiment::summary).toList());
    }

    /** How many experiments there are to list. */
    public Uni<Long> count(List<String> words) {
        return experiments.count(words);
    }

    public Uni<Boolean> describe(String id, Description description) {
        return inTransaction(() -> experiments.describe(id, description));
    }

    /** Removes an experiment with everything measured; false when it is not there or not over. */
    public Uni<Boolean> remove(String id) {
        return inTransaction(() -> experiments.removeOver(id));
    }

    public Uni<ExperimentSummary> summary(String id) {
        return experiments.findById(id).onItem().ifNotNull().transform(Experiment::summary);
    }

    /** As {@link #summary}, read anew where this session has read it before. */
    public Uni<ExperimentSummary> refreshed(String id) {
        session.clear();
        return summary(id);
    }

    public Uni<StoredExperiment> find(String id) {
        return experiments.findById(id).onItem().ifNotNull().transformToUni(row -> load(row, true));
    }

    public Uni<StoredExperiment> detail(String id) {
        return experiments
                .findById(id)
                .onItem()
                .ifNotNull()
                .transformToUni(row -> load(row, false));
    }

    public Uni<TrialHistograms> histograms(String id, int number, HistogramName name) {
        return trials.ofExperiment(id, number)
                .onItem()
                .ifNotNull()
                .transformToUni(
                        trial -> distributions(trial).map(rows -> trial.histograms(rows, name)));
    }

    public Uni<TrialResult> trial(String id, int number) {
        return trials.ofExperiment(id, number)
                .onItem()
                .ifNotNull()
                .transformToUni(trial -> distributions(trial).map(trial::result));
    }

    public Uni<List<TrialResult>> trialsAfter(String id, int number) {
        return trials.after(id, number)
                .map(rows -> rows.stream().map(row -> row.result(null)).toList());
    }

    private Uni<StoredExperiment> load(Experiment experiment, boolean withDistributions) {
        return trials.ofExperiment(experiment.id)
                .chain(
                        rows ->
                                (withDistributions
                                                ? trials.distributions(experiment.id)
                                                : Uni.createFrom()
                                                        .item(List.<TrialDistributions>of()))
                                        .map(
                                                apart ->
                                                        new StoredExperiment(
                                                                experiment, rows, apart)));
    }

    private Uni<Void> persist(Experiment experiment, TrialResult trial) {
        MeasurementJson.Parts parts = Trial.parts(trial);
        Trial row = Trial.of(parts.document(), trial, experiment);
        return trials.persist(row)
                .chain(() -> session.persist(TrialDistributions.of(row.id, parts.distributions())));
    }

    private Uni<TrialDistributions> distributions(Trial trial) {
        return session.find(TrialDistributions.class, trial.id);
    }

    private Uni<Void> change(String id, Consumer<Experiment> change) {
        return inTransaction(() -> locked(id).invoke(HistoryStore::requireGoing).invoke(change))
                .replaceWithVoid();
    }

    private <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return session.withTransaction(begun -> work.get());
    }
}
