package dev.sessionmark.platform.access;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Streams of events whose end is awaited. */
final class Streams {

    private Streams() {}

    /** Reads it until it ends or breaks off. */
    static void assertEndsWithin(InputStream stream, Duration bound) throws Exception {
        CompletableFuture<Boolean> ended =
                CompletableFuture.supplyAsync(
                        () -> {
                            try (stream) {
                                stream.transferTo(java.io.OutputStream.nullOutputStream());
                                return true;
                            } catch (IOException cut) {
                                return true;
                            }
                        },
                        Thread::startVirtualThread);
        assertTrue(ended.get(bound.toMillis(), TimeUnit.MILLISECONDS));
    }
}
