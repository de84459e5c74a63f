package dev.sessionmark.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When keys are fetched, who waits for it, and how long they are good. */
class KeySetTest {

    private static List<JsonWebKey> old;
    private static List<JsonWebKey> changed;

    private final AtomicLong clock = new AtomicLong(-7);
    private final AtomicInteger asked = new AtomicInteger();
    private final Queue<CompletableFuture<List<JsonWebKey>>> provider = new ArrayDeque<>();
    private final KeySet keys =
            new KeySet(
                    () -> {
                        asked.incrementAndGet();
                        CompletableFuture<List<JsonWebKey>> answer = new CompletableFuture<>();
                        provider.add(answer);
                        return answer;
                    },
                    clock::get);

    @BeforeAll
    static void make() throws Exception {
        old = List.of(RsaJwkGenerator.generateJwk(2048));
        changed = List.of(RsaJwkGenerator.generateJwk(2048));
    }

    @Test
    void oneFetchIsForAllWhoWait() {
        List<CompletableFuture<List<JsonWebKey>>> waiting = new ArrayList<>();
        for (int i = 0; i < KeySet.MOST_WAITING; i++) {
            waiting.add(keys.newest());
        }
        assertTrue(keys.newest().isCompletedExceptionally(), "one too many");
        assertEquals(1, asked.get());
        gives(old);
        waiting.forEach(one -> assertEquals(old, one.join()));
        assertEquals(old, keys.known());
    }

    @Test
    void keysThatAreNewAreAllThereAre() {
        fetch(old);
        assertEquals(old, keys.newest().join());
        assertEquals(1, asked.get());
        later(KeySet.NEW);
        CompletableFuture<List<JsonWebKey>> newest = keys.newest();
        assertEquals(old, keys.known(), "while others are fetched");
        gives(changed);
        assertEquals(changed, newest.join());
        assertEquals(changed, keys.known());
    }

    @Test
    void whoHasJustFailedIsNotAskedAtOnce() {
        CompletableFuture<List<JsonWebKey>> first = keys.newest();
        fails();
        assertTrue(first.isCompletedExceptionally());
        for (int i = 0; i < 500; i++) {
            assertTrue(keys.newest().isCompletedExceptionally());
        }
        assertEquals(1, asked.get());
        later(KeySet.PAUSE);
        assertFalse(keys.newest().isDone());
        assertEquals(2, asked.get());
    }

    @Test
    @Drill(
            failure = "An identity provider that is down",
            done = "its fetches fail",
            seen = "known keys are good for an hour")
    void knownKeysAreGoodForAnHourWithoutTheirProvider() {
        fetch(old);
        later(KeySet.REFRESHED_AFTER);
        assertEquals(old, keys.known());
        assertEquals(2, asked.get(), "fetched anew, and nobody waits");
        assertEquals(old, keys.known());
        assertEquals(2, asked.get());
        fails();
        later(KeySet.KEPT_WITHOUT_PROVIDER.minus(KeySet.REFRESHED_AFTER).minusNanos(1));
        assertEquals(old, keys.known());
        fails();
        later(KeySet.PAUSE);
        assertEquals(List.of(), keys.known());
        gives(changed);
        assertEquals(changed, keys.known());
    }

    private void fetch(List<JsonWebKey> given) {
        keys.newest();
        gives(given);
    }

    private void gives(List<JsonWebKey> given) {
        provider.remove().complete(given);
    }

    private void fails() {
        provider.remove().completeExceptionally(new IOException("no route"));
    }

    private void later(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
