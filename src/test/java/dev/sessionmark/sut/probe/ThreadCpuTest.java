package dev.sessionmark.sut.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.ByTheClock;
import dev.sessionmark.measurement.CpuUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@ByTheClock
class ThreadCpuTest {

    /** What Java knows of; not its compilers and collectors. */
    private static final List<String> JAVAS =
            List.of(
                    "main",
                    "vert.x-eventloop-thread-0",
                    "vert.x-eventloop-thread-1",
                    "executor-thread-1",
                    "ForkJoinPool-1-worker-1",
                    "sessionmark-vert.x-log");

    private static void thread(Path tasks, int id, String name, double seconds) throws IOException {
        Path task = Files.createDirectories(tasks.resolve(Integer.toString(id)));
        Files.writeString(task.resolve("comm"), name + "\n");
        Files.writeString(task.resolve("schedstat"), (long) (seconds * 1e9) + " 17 4\n");
    }

    @Test
    void threadsAreToldApartByWhatTheyDo(@TempDir Path tasks) throws IOException {
        thread(tasks, 1, "java", 0.125);
        thread(tasks, 2, "vert.x-..read-0", 1);
        thread(tasks, 3, "vert.x-..read-1", 2);
        thread(tasks, 4, "executo..read-1", 4);
        thread(tasks, 5, "ForkJoi..rker-1", 8);
        thread(tasks, 6, "C2 Comp..hread0", 16);
        thread(tasks, 7, "C1 Comp..hread0", 32);
        thread(tasks, 8, "GC Thread#0", 64);
        thread(tasks, 9, "G1 Service", 128);

        CpuUse use = new ThreadCpu(tasks, Set.of(2L, 3L), () -> JAVAS).read(256.125);

        // 1 s of the process belongs to threads that have ended.
        assertEquals(new CpuUse(3, 12, 48, 192, 1.125), use);
        assertEquals(15, use.application());
        assertEquals(256.125, use.total(), 1e-9);
    }

    /** The runtime of a native executable gives Linux the last 15 characters of a name. */
    @Test
    void soTheyAreInANativeExecutable(@TempDir Path tasks) throws IOException {
        thread(tasks, 1, "sessionmark-run", 0.125);
        thread(tasks, 2, "ntloop-thread-0", 1);
        thread(tasks, 3, "ntloop-thread-1", 2);
        thread(tasks, 4, "ecutor-thread-1", 4);
        thread(tasks, 5, "Pool-1-worker-1", 8);
        thread(tasks, 6, "mark-vert.x-log", 16);

        CpuUse use = new ThreadCpu(tasks, Set.of(2L, 3L), () -> JAVAS).read(31.125);

        assertEquals(new CpuUse(3, 12, 0, 0, 16.125), use);
    }

    /** One of two threads that Linux calls alike may be anything. */
    @Test
    void aNameThatTwoMayHaveDecidesNothing(@TempDir Path tasks) throws IOException {
        thread(tasks, 1, "executo..read-1", 4);
        List<String> names = List.of("executor-thread-1", "executors-read-1");
        assertEquals(0, new ThreadCpu(tasks, Set.of(), () -> names).read(4).workers());
    }

    @Test
    void whereThreadsCannotBeReadTheSumIsAllThereIs(@TempDir Path tasks) {
        CpuUse use = new ThreadCpu(tasks.resolve("none"), Set.of(), () -> JAVAS).read(3);
        assertEquals(3, use.total());
        assertTrue(Double.isNaN(use.application()));
    }

    /** Two threads that spin for a tenth of a second take at least that, and are told apart. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadThatSpinsIsSeen() throws Exception {
        CountDownLatch spun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        LoopThread[] loop = new LoopThread[1];
        for (String name : new String[] {"vert.x-loop", "executor-thread-1"}) {
            Thread.ofPlatform()
                    .name(name)
                    .daemon()
                    .start(
                            () -> {
                                if (name.startsWith("vert.x")) {
                                    loop[0] = LoopThread.current();
                                }
                                spin();
                                spun.countDown();
                                await(end);
                            });
        }
        spun.await();
        CpuUse use = new ThreadCpu(Set.of(loop[0].id())).read(ProcessUse.cpuSeconds());
        end.countDown();
        loop[0].close();
        assertTrue(use.eventLoops() >= 0.1, use::toString);
        assertTrue(use.workers() >= 0.1, use::toString);
        assertTrue(use.total() >= use.eventLoops() + use.workers(), use::toString);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCarrierOfVirtualThreadsIsSeen() {
        ThreadCpu cpu = new ThreadCpu(Set.of());
        double before = cpu.read(0).workers();
        AtomicBoolean end = new AtomicBoolean();
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (!end.get()) {
                                Thread.onSpinWait();
                            }
                        });
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> cpu.read(0).workers() >= before + 0.05);
        } finally {
            end.set(true);
        }
    }

    /** Until this thread, and not the clock on the wall, has had a tenth of a second. */
    private static void spin() {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        while (threads.getCurrentThreadCpuTime() < 110_000_000) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
