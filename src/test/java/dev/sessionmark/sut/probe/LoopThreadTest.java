package dev.sessionmark.sut.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LoopThreadTest {

    /** A name like a file's format must not lead astray: the state follows the last parenthesis. */
    private final ExecutorService loop =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "a) S (b"));

    @AfterEach
    void stop() {
        loop.shutdownNow();
    }

    @Test
    void knowsItsThread() throws Exception {
        Thread thread = loop.submit(Thread::currentThread).get();
        try (LoopThread watched = loop.submit(LoopThread::current).get()) {
            assertEquals(thread, watched.thread());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadThatComputesRunsAndOneThatWaitsDoesNot() throws Exception {
        try (LoopThread watched = loop.submit(LoopThread::current).get()) {
            AtomicBoolean enough = new AtomicBoolean();
            CountDownLatch computing = new CountDownLatch(1);
            CompletableFuture<Void> spin =
                    CompletableFuture.runAsync(
                            () -> {
                                computing.countDown();
                                while (!enough.get()) {
                                    Thread.onSpinWait();
                                }
                            },
                            loop);
            computing.await();
            assertTrue(watched.runs(), "computes");
            enough.set(true);
            spin.join();

            CountDownLatch release = new CountDownLatch(1);
            Future<?> waiting =
                    loop.submit(
                            () -> {
                                release.await();
                                return null;
                            });
            while (watched.thread().getState() != Thread.State.WAITING || watched.runs()) {
                Thread.onSpinWait();
            }
            assertFalse(watched.runs(), "waits");
            release.countDown();
            waiting.get();
        }
    }
}
