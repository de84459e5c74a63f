package dev.sessionmark.sut.probe;

import dev.sessionmark.measurement.CpuUse;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Reads the processor time of this process' threads from Linux. */
final class ThreadCpu {

    private static final Path TASKS = Path.of("/proc/self/task");

    private final Path tasks;
    private final Set<Long> eventLoops;

    /**
     * @param eventLoops the operating system's ids of the event loops' threads
     */
    ThreadCpu(Set<Long> eventLoops) {
        this(TASKS, eventLoops);
    }

    ThreadCpu(Path tasks, Set<Long> eventLoops) {
        this.tasks = tasks;
        this.eventLoops = eventLoops;
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
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                double taken = seconds(thread);
                seconds[group(thread).ordinal()] += taken;
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

    /**
     * By the thread's name, of which Linux keeps 15 characters: HotSpot shortens a longer one to
     * its first seven, two dots and its last six ({@code C2 Comp..hread0}).
     */
    private Group group(Path thread) {
        if (eventLoops.contains(Long.parseLong(thread.getFileName().toString()))) {
            return Group.EVENT_LOOP;
        }
        String name;
        try {
            name = Files.readString(thread.resolve("comm")).strip();
        } catch (IOException e) {
            return Group.OTHER;
        }
        if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
            return Group.COMPILER;
        }
        if (name.startsWith("GC Thre") || name.startsWith("G1 ") || name.equals("VM Thread")) {
            return Group.COLLECTOR;
        }
        boolean worker =
                name.startsWith("executo")
                        || name.startsWith("vert.x-")
                        || name.startsWith("ForkJoi");
        return worker ? Group.WORKER : Group.OTHER;
    }
}
