package dev.sessionmark.platform.access;

import dev.sessionmark.platform.words.Told;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKey;

/**
 * The keys of an identity provider as they are known. One fetch at a time is under way, and never
 * soon after another, whatever tokens come; whoever can do with the keys that are known does not
 * wait for it.
 */
final class KeySet {

    /** How long nobody asks after a failure. */
    static final Duration PAUSE = Duration.ofSeconds(3);

    /** Keys so new are all that there are: a token by another one is not the provider's. */
    static final Duration NEW = Duration.ofSeconds(5);

    /** From then on new ones are fetched as soon as a token comes, which does not wait for them. */
    static final Duration REFRESHED_AFTER = Duration.ofMinutes(5);

    /** Keys that are known go on to be good while their provider is away. */
    static final Duration KEPT_WITHOUT_PROVIDER = Duration.ofHours(1);

    /** Tokens by unknown keys that wait for a fetch; further ones are told to come again. */
    static final int MOST_WAITING = 100;

    private final Supplier<CompletableFuture<List<JsonWebKey>>> source;
    private final LongSupplier nanoTime;
    private List<JsonWebKey> keys;
    private long fetchedAt;

    /** The last fetch, under way or ended; null before the first. */
    private CompletableFuture<List<JsonWebKey>> last;

    private long endedAt;
    private boolean failing;

    KeySet(Supplier<CompletableFuture<List<JsonWebKey>>> source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    /** Those that are known at this moment; none at the beginning. */
    synchronized List<JsonWebKey> known() {
        if (keys != null && isPast(fetchedAt, REFRESHED_AFTER)) {
            newest();
        }
        return keys == null || isPast(fetchedAt, KEPT_WITHOUT_PROVIDER) ? List.of() : keys;
    }

    /**
     * Those that the provider has now, for a token by none of the known ones. Fails when it does
     * not give them, or when too many wait for it.
     */
    synchronized CompletableFuture<List<JsonWebKey>> newest() {
        if (last == null || last.isDone() && isPast(endedAt, failing ? PAUSE : NEW)) {
            last = source().whenComplete(this::end);
        }
        return last.getNumberOfDependents() < MOST_WAITING
                ? last.copy()
                : CompletableFuture.failedFuture(
                        new IllegalStateException("too many wait for the keys"));
    }

    private CompletableFuture<List<JsonWebKey>> source() {
        try {
            return source.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized void end(List<JsonWebKey> fetched, Throwable failure) {
        endedAt = nanoTime.getAsLong();
        boolean news = failing != (failure != null);
        failing = failure != null;
        if (!failing) {
            keys = fetched;
            fetchedAt = endedAt;
        }
        if (news && failing) {
            Log.warnf(
                    "The identity provider does not give its keys (%s); tokens by known ones are"
                            + " good for an hour after they were fetched",
                    Told.by(failure));
        } else if (news) {
            Log.info("The identity provider gives its keys again");
        }
    }

    private boolean isPast(long since, Duration time) {
        return nanoTime.getAsLong() - since >= time.toNanos();
    }
}
