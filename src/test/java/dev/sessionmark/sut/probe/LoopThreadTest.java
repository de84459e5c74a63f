package dev.sessionmark.sut.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.channels.Selector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(120)
class LoopThreadTest {

    private static final int LOOKS = 1_000;

    private final ExecutorService loop = Executors.newSingleThreadExecutor();

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
    void aThreadThatComputesIsNotBlocked() throws Exception {
        try (LoopThread watched = loop.submit(LoopThread::current).get()) {
            AtomicBoolean enough = new AtomicBoolean();
            CountDownLatch computing = new CountDownLatch(1);
            Future<?> spin =
                    loop.submit(
                            () -> {
                                computing.countDown();
                                while (!enough.get()) {
                                    Thread.onSpinWait();
                                }
                            });
            computing.await();
            awaitShare(watched, share -> share < 0.1);
            enough.set(true);
            spin.get();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadThatWaitsForAnotherMayBe() throws Exception {
        try (LoopThread watched = loop.submit(LoopThread::current).get()) {
            CountDownLatch release = new CountDownLatch(1);
            Future<?> waiting =
                    loop.submit(
                            () -> {
                                release.await();
                                return null;
                            });
            awaitTop(watched.thread(), "park");
            awaitShare(watched, share -> share > 0.9);
            release.countDown();
            waiting.get();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLoopThatWaitsForWorkIsNot() throws Exception {
        try (Selector selector = Selector.open();
                LoopThread watched = loop.submit(LoopThread::current).get()) {
            Future<Integer> selecting = loop.submit(() -> selector.select());
            awaitTop(watched.thread(), "wait");
            awaitShare(watched, share -> share < 0.1);
            selector.wakeup();
            selecting.get();
        }
    }

    /** It may still be on its way into its wait, without a processor. */
    private static void awaitShare(LoopThread watched, DoublePredicate expected) {
        while (!expected.test(shareMaybeBlocked(watched))) {
            Thread.onSpinWait();
        }
    }

    /** Of many looks, because a collector or a page fault may hold up any thread for a moment. */
    private static double shareMaybeBlocked(LoopThread watched) {
        int blocked = 0;
        for (int i = 0; i < LOOKS; i++) {
            blocked += watched.mayBeBlocked() ? 1 : 0;
        }
        return (double) blocked / LOOKS;
    }

    private static void awaitTop(Thread thread, String method) {
        StackTraceElement[] stack = thread.getStackTrace();
        while (stack.length == 0 || !stack[0].getMethodName().equals(method)) {
            Thread.onSpinWait();
            stack = thread.getStackTrace();
        }
    }
}
