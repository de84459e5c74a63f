package dev.sessionmark.history;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.LeaseStore.Lease;
import dev.sessionmark.history.LeaseStore.Running;
import dev.sessionmark.history.glance.QueueGlance;
import dev.sessionmark.history.profile.ProfileStore;
import dev.sessionmark.history.profile.ProfileStore.CompressedText;
import dev.sessionmark.history.profile.ProfileStore.KeptProfile;
import dev.sessionmark.platform.postgres.SqlState;
import dev.sessionmark.platform.session.SessionScope;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The {@link HistoryStore} for threads that may block: the terminal's commands and the queue's
 * worker. Each call has a session of its own, closed when it returns. Must not be called on an
 * event loop.
 */
@ApplicationScoped
public class HistoryService {

    /**
     * Longer than any statement takes; a database that says nothing for so long counts as gone.
     * Reading a large experiment is what takes longest.
     */
    public static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final HistoryStore store;
    private final ProfileStore profiles;
    private final QueueGlance glance;
    private final LeaseStore leases;
    private final SessionScope scope;
    private final Clock clock = Clock.systemUTC();

    HistoryService(
            HistoryStore store,
            ProfileStore profiles,
            LeaseStore leases,
            QueueGlance glance,
            SessionScope scope) {
        this.profiles = profiles;
        this.leases = leases;
        this.glance = glance;
        this.store = store;
        this.scope = scope;
    }

    /** Keeps a finished experiment that was not in the queue. */
    public void save(ExperimentResult result) {
        again(() -> store.save(result));
    }

    /** Changes what is said of an experiment. */
    public void describe(String id, Description description) {
        await(() -> store.describe(id, description));
    }

    /** Newest first; pages count from 0. */
    public Page<ExperimentSummary> list(int page, int size) {
        return await(() -> store.list(List.of(), page, size));
    }

    /** Where an experiment is in its life. */
    public Optional<ExperimentSummary> summary(String id) {
        return Optional.ofNullable(await(() -> store.summary(id)));
    }

    /**
     * Keeps the comparison of a finished experiment.
     *
     * @param rules names what judged it, in up to 10 characters
     * @param documents by the name of their format, in up to 10 characters
     */
    public void documents(String id, String rules, Map<String, String> documents) {
        await(() -> store.documents(id, rules, documents));
    }

    /** Everything found so far. */
    public Optional<ExperimentResult> find(String id) {
        return Optional.ofNullable(await(() -> store.find(id))).map(StoredExperiment::result);
    }

    /** Puts an experiment at the end of the queue, however long it is. */
    public ExperimentSummary submit(String id, ExperimentPlan plan) {
        return await(() -> store.submit(id, plan, clock.instant(), Integer.MAX_VALUE));
    }

    /**
     * Takes the next experiment from the queue, or the one that this process has taken and that is
     * not over: the answer to that claim was lost.
     *
     * @param process a name that nobody else has, in up to 36 characters
     */
    public Optional<ExperimentSummary> claim(String process) {
        return glance.anyFor(process)
                ? Optional.ofNullable(await(() -> store.claim(process, clock.instant())))
                : Optional.empty();
    }

    /** Id of the newest experiment that ended with all its trials. */
    public Optional<String> newestDone() {
        return Optional.ofNullable(await(store::newestDone));
    }

    /** Gives a sign that this process runs the experiment, and says what has become of it. */
    public Lease renew(String id) {
        return await(() -> leases.renew(id, clock.instant()));
    }

    /** All experiments that are marked as running, by whomever. */
    public List<Running> running() {
        return glance.anyRuns() ? await(leases::running) : List.of();
    }

    /** Fails where whoever runs the experiment cannot give a sign either. */
    public void touch(Running seen) {
        await(() -> leases.touch(seen));
    }

    /**
     * Ends an experiment that nobody runs, unless somebody has given a sign since it was seen.
     *
     * @return whether it was ended
     */
    public boolean endUnattended(Running seen, String because) {
        return await(() -> leases.endUnattended(seen, clock.instant(), because));
    }

    /** Keeps where a running experiment runs. */
    public void environment(String id, Environment environment) {
        await(() -> store.environment(id, environment));
    }

    /** Keeps what was found before the first trial. */
    public void preparation(String id, Preparation preparation) {
        await(() -> store.preparation(id, preparation));
    }

    /** Keeps a trial, as soon as it is over. */
    public void trial(String id, TrialResult trial) {
        again(() -> store.trial(id, trial));
    }

    /** The trials that ended after this one, without their distributions. */
    public List<TrialResult> trialsAfter(String id, int number) {
        return await(() -> store.trialsAfter(id, number));
    }

    /** Keeps a profile, as soon as it is there. */
    public void profile(String id, Profile profile) {
        await(() -> profiles.keep(id, profile));
    }

    /**
     * The profiles of an experiment, each read when it is asked for: all together may be larger
     * than the heap. Empty when it was not profiled.
     */
    public Stream<Profile> profiles(String id) {
        return await(() -> profiles.list(id)).stream().map(kept -> read(id, kept));
    }

    private Profile read(String id, KeptProfile kept) {
        CompressedText html =
                kept.missingBecause() == null ? await(() -> profiles.html(id, kept.name())) : null;
        return new Profile(
                kept.setup(),
                kept.condition(),
                kept.event(),
                html == null ? null : html.text(),
                kept.missingBecause());
    }

    /**
     * Ends an experiment, unless somebody else has done so.
     *
     * @return the status that it has now; empty when it has been removed
     */
    public Optional<Status> end(String id, Status status, String incompleteBecause) {
        return Optional.ofNullable(
                await(() -> store.end(id, status, clock.instant(), incompleteBecause)));
    }

    /**
     * An attempt whose answer was lost may be committed while the next one waits for it, and finds
     * that it is there: that one looks once more.
     */
    private void again(Supplier<Uni<Void>> work) {
        try {
            await(work);
        } catch (RuntimeException e) {
            if (!SqlState.isThere(e)) {
                throw e;
            }
            await(work);
        }
    }

    private <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> scope.within(work).ifNoItem().after(ANSWER_LIMIT).fail());
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The history cannot be read or written", e);
        }
    }
}
