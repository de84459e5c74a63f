package dev.sessionmark.sut.profile;

import java.util.List;
import java.util.stream.Stream;

/** The threads that serve requests: event loops, workers, and the carriers of virtual threads. */
final class ServingThreads {

    private static final List<String> NAMES =
            List.of("vert.x-eventloop-thread", "executor-thread", "ForkJoinPool");

    private ServingThreads() {}

    /** Those that live now. */
    static List<Thread> now() {
        return all(root()).filter(thread -> serves(thread.getName())).toList();
    }

    /** Whether a thread of this name serves requests. */
    static boolean serves(String name) {
        return NAMES.stream().anyMatch(name::startsWith);
    }

    /** From the top, since the carriers of virtual threads belong to no group of ours. */
    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    private static Stream<Thread> all(ThreadGroup group) {
        // Some may have begun since they were counted.
        Thread[] threads = new Thread[2 * group.activeCount() + 16];
        return Stream.of(threads).limit(group.enumerate(threads, true));
    }
}
