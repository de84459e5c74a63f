package dev.sessionmark.platform;

import java.util.List;
import java.util.stream.Stream;

/** The threads of this process that Java knows, carriers of virtual threads among them. */
public final class LiveThreads {

    private LiveThreads() {}

    /** Those that live now. Costs a walk over a list; no thread is stopped for it. */
    public static List<Thread> now() {
        ThreadGroup root = root();
        // Some may have begun since they were counted.
        Thread[] threads = new Thread[2 * root.activeCount() + 16];
        return Stream.of(threads).limit(root.enumerate(threads, true)).toList();
    }

    /** The top, since the carriers of virtual threads belong to no group of ours. */
    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
