package dev.sessionmark.history;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.history.LeaseStore.Running;
import dev.sessionmark.history.ProfileStore.CompressedText;
import dev.sessionmark.history.ProfileStore.KeptProfile;
import dev.sessionmark.platform.postgres.SqlState;
import dev.sessionmark.platform.session.SessionScope;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Waits for the {@link HistoryStore} and its kin on threads that may block: those of the terminal's
 * commands and of the queue. Each use has a session of its own, closed when it returns. Must not be
 * called on an event loop.
 */
@ApplicationScoped
public class BlockingHistory {

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

    BlockingHistory(
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

    /** What comes of this work; null where it finds nothing. */
    public <T> T await(Function<HistoryStore, Uni<T>> work) {
        return await(() -> work.apply(store));
    }

    public <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> scope.within(work).ifNoItem().after(ANSWER_LIMIT).fail());
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The history cannot be read or written", e);
        }
    }

    /**
     * Keeps something that may be there already. An attempt whose answer was lost may be committed
     * while the next one waits for it, and finds that it is there: that one looks once more.
     */
    public void keep(Function<HistoryStore, Uni<Void>> work) {
        try {
            await(work);
        } catch (RuntimeException e) {
            if (!SqlState.isThere(e)) {
                throw e;
            }
            await(work);
        }
    }

    public Optional<ExperimentResult> find(String id) {
        return Optional.ofNullable(await(() -> store.find(id))).map(StoredExperiment::result);
    }

    /**
     * Takes the next experiment from the queue, or the one that this process has taken and that is
     * not over: the answer to that claim was lost.
     *
     * @param process a name that nobody else has, in up to 36 characters
     */
    public Optional<ExperimentSummary> claim(String process) {
        return glance.anyFor(process)
                ? Optional.ofNullable(await(() -> store.claim(process, Instant.now())))
                : Optional.empty();
    }

    public List<Running> running() {
        return glance.anyRuns() ? await(leases::running) : List.of();
    }

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
}
