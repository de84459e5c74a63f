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

    private List<JsonWebKey> keys = List.of();
    private boolean fetchedOnce;
    private long fetchedAt;
    private boolean failing;
    private long failedAt;
    private CompletableFuture<List<JsonWebKey>> underWay;
    private int waiting;

    /**
     * @param source fetches them, and ends within a bound
     */
    KeySet(Supplier<CompletableFuture<List<JsonWebKey>>> source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    /** Those that are known at this moment; none at the beginning. */
    List<JsonWebKey> known() {
        CompletableFuture<List<JsonWebKey>> fresh = null;
        List<JsonWebKey> now;
        synchronized (this) {
            now = good() ? keys : List.of();
            if (fetchedOnce && older(REFRESHED_AFTER) && underWay == null && mayAsk()) {
                fresh = begin();
            }
        }
        if (fresh != null) {
            fetch(fresh);
        }
        return now;
    }

    /**
     * Those that the provider has now, for a token by none of the known ones. Fails when it does
     * not give them, or when too many wait for it.
     */
    CompletableFuture<List<JsonWebKey>> newest() {
        CompletableFuture<List<JsonWebKey>> fresh = null;
        CompletableFuture<List<JsonWebKey>> answer;
        synchronized (this) {
            if (underWay == null) {
                if (good() && !older(NEW)) {
                    return CompletableFuture.completedFuture(keys);
                }
                if (!mayAsk()) {
                    return refused("the keys could not be fetched just now");
                }
                fresh = begin();
            }
            if (waiting >= MOST_WAITING) {
                return refused("too many wait for the keys");
            }
            waiting++;
            answer = underWay;
        }
        if (fresh != null) {
            fetch(fresh);
        }
        return answer.copy();
    }

    private static CompletableFuture<List<JsonWebKey>> refused(String why) {
        return CompletableFuture.failedFuture(new IllegalStateException(why));
    }

    private CompletableFuture<List<JsonWebKey>> begin() {
        waiting = 0;
        underWay = new CompletableFuture<>();
        return underWay;
    }

    private void fetch(CompletableFuture<List<JsonWebKey>> mine) {
        source().whenComplete((fetched, failure) -> end(mine, fetched, failure));
    }

    private CompletableFuture<List<JsonWebKey>> source() {
        try {
            return source.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void end(
            CompletableFuture<List<JsonWebKey>> mine, List<JsonWebKey> fetched, Throwable failure) {
        boolean news;
        synchronized (this) {
            underWay = null;
            news = failing != (failure != null);
            failing = failure != null;
            if (failing) {
                failedAt = nanoTime.getAsLong();
            } else {
                keys = fetched;
                fetchedOnce = true;
                fetchedAt = nanoTime.getAsLong();
            }
        }
        if (failure != null) {
            if (news) {
                Log.warnf(
                        "The identity provider does not give its keys (%s); tokens by known ones"
                                + " are good for an hour after they were fetched",
                        Told.by(failure));
            }
            mine.completeExceptionally(failure);
        } else {
            if (news) {
                Log.info("The identity provider gives its keys again");
            }
            mine.complete(fetched);
        }
    }

    private boolean good() {
        return fetchedOnce && !older(KEPT_WITHOUT_PROVIDER);
    }

    private boolean older(Duration than) {
        return nanoTime.getAsLong() - fetchedAt >= than.toNanos();
    }

    private boolean mayAsk() {
        return !failing || nanoTime.getAsLong() - failedAt >= PAUSE.toNanos();
    }
}
