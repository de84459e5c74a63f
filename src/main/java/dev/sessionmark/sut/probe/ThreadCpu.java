package dev.sessionmark.sut.probe;

import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.platform.LiveThreads;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads the processor time of this process' threads from Linux. */
final class ThreadCpu {

    private static final Path TASKS = Path.of("/proc/self/task");

    /** How the names of threads begin that may wait: Quarkus', Vert.x' and Java's carriers. */
    private static final List<String> WORKERS =
            List.of("executor-thread-", "vert.x-", "ForkJoinPool");

    private final Path tasks;
    private final Set<Long> eventLoops;
    private final Supplier<Collection<String>> names;

    /**
     * @param eventLoops the operating system's ids of the event loops' threads
     */
    ThreadCpu(Set<Long> eventLoops) {
        this(TASKS, eventLoops, () -> LiveThreads.now().stream().map(Thread::getName).toList());
    }

    /**
     * @param names of the threads that Java knows
     */
    ThreadCpu(Path tasks, Set<Long> eventLoops, Supplier<Collection<String>> names) {
        this.tasks = tasks;
        this.eventLoops = eventLoops;
        this.names = names;
    }

    private enum Group {
        EVENT_LOOP,
        WORKER,
        COMPILER,
        COLLECTOR,
        OTHER
    }

    /**
     * What the threads have taken since they began.
     *
     * @param processSeconds what the whole process has taken: what no living thread accounts for
     *     counts as other
     * @return undivided where the threads cannot be read
     */
    CpuUse read(double processSeconds) {
        double[] seconds = new double[Group.values().length];
        double all = 0;
        ThreadNames workers = new ThreadNames(names.get(), ThreadCpu::mayWait);
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                double taken = seconds(thread);
                seconds[group(thread, workers).ordinal()] += taken;
                all += taken;
            }
        } catch (IOException e) {
            // Not Linux, or hidden.
            return CpuUse.undivided(processSeconds);
        }
        return new CpuUse(
                seconds[Group.EVENT_LOOP.ordinal()],
                seconds[Group.WORKER.ordinal()],
                seconds[Group.COMPILER.ordinal()],
                seconds[Group.COLLECTOR.ordinal()],
                seconds[Group.OTHER.ordinal()] + Math.max(0, processSeconds - all));
    }

    /** The first figure of schedstat: nanoseconds on a processor. A thread may end meanwhile. */
    private static double seconds(Path thread) {
        try {
            String text = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(text.substring(0, text.indexOf(' '))) / 1e9;
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return 0;
        }
    }

    /** By its id, by Java's name for it, or as one that the virtual machine has for itself. */
    private Group group(Path thread, ThreadNames workers) {
        if (eventLoops.contains(Long.parseLong(thread.getFileName().toString()))) {
            return Group.EVENT_LOOP;
        }
        String name;
        try {
            name = Files.readString(thread.resolve("comm")).strip();
        } catch (IOException e) {
            return Group.OTHER;
        }
        if (workers.knows(name)) {
            return workers.has(name) ? Group.WORKER : Group.OTHER;
        }
        if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
            return Group.COMPILER;
        }
        return name.startsWith("GC Thre") || name.startsWith("G1 ") || name.equals("VM Thread")
                ? Group.COLLECTOR
                : Group.OTHER;
    }

    private static boolean mayWait(String name) {
        return WORKERS.stream().anyMatch(name::startsWith);
    }

    /**
     * Tells which of Java's threads one of Linux is, by its name. Linux keeps 15 bytes of a name,
     * and who gives it one chooses which: so a name is not read for what its rest may have been,
     * but looked for among what would be left of the names of the threads that live.
     */
    private static final class ThreadNames {

        /** What Linux keeps. */
        private static final int KEPT = 15;

        /** What HotSpot leaves of a longer name, with two dots between. */
        private static final int HOTSPOT_FIRST = 7;

        private static final int HOTSPOT_LAST = 6;

        private final Set<String> chosen = new HashSet<>();
        private final Set<String> others = new HashSet<>();

        /**
         * @param names whole, of the threads that live
         * @param choice which of them are looked for
         */
        ThreadNames(Collection<String> names, Predicate<String> choice) {
            for (String name : names) {
                (choice.test(name) ? chosen : others).addAll(left(name));
            }
        }

        /** Whether a thread that Linux calls so is one of those, and can be no other. */
        boolean has(String linux) {
            return chosen.contains(linux) && !others.contains(linux);
        }

        /** Whether a thread that Linux calls so is one of Java's. */
        boolean knows(String linux) {
            return chosen.contains(linux) || others.contains(linux);
        }

        private static Set<String> left(String name) {
            int length = name.length();
            if (length <= KEPT) {
                return Set.of(name);
            }
            String hotspot =
                    name.substring(0, HOTSPOT_FIRST) + ".." + name.substring(length - HOTSPOT_LAST);
            // A native executable keeps the last ones, whoever does nothing the first.
            return Set.of(hotspot, name.substring(length - KEPT), name.substring(0, KEPT));
        }
    }
}
