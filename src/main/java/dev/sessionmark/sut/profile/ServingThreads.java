package dev.sessionmark.sut.profile;

import dev.sessionmark.platform.LiveThreads;
import java.util.List;

/** The threads that serve requests: event loops, workers, and the carriers of virtual threads. */
final class ServingThreads {

    private static final List<String> NAMES =
            List.of("vert.x-eventloop-thread", "executor-thread", "ForkJoinPool");

    private ServingThreads() {}

    /** Those that live now. */
    static List<Thread> now() {
        return LiveThreads.now().stream().filter(thread -> serves(thread.getName())).toList();
    }

    /** Whether a thread of this name serves requests. */
    static boolean serves(String name) {
        return NAMES.stream().anyMatch(name::startsWith);
    }
}
