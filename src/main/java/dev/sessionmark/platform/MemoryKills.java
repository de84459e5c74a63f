package dev.sessionmark.platform;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the kernel has ended a process for want of memory since a moment: one of our control
 * group, or one of the machine. Where neither is counted, it is not known, and so it has not.
 */
public final class MemoryKills {

    private static final String COUNT = "oom_kill ";

    private final Path root;
    private final long before;

    private MemoryKills(Path root) {
        this.root = root;
        this.before = count(root);
    }

    public static MemoryKills sinceNow() {
        return since(Path.of("/"));
    }

    static MemoryKills since(Path root) {
        return new MemoryKills(root);
    }

    public boolean any() {
        return count(root) > before;
    }

    private static long count(Path root) {
        ControlGroups groups = ControlGroups.of(root, "memory");
        // Those of the groups below are in it: one sees the most.
        return Stream.of(
                                in(groups.unified(), "memory.events"),
                                in(groups.separate(), "memory.oom_control"))
                        .flatMap(files -> files)
                        .mapToLong(MemoryKills::in)
                        .max()
                        .orElse(0)
                + in(root.resolve("proc/vmstat"));
    }

    private static Stream<Path> in(Set<Path> folders, String file) {
        return folders.stream().map(folder -> folder.resolve(file));
    }

    private static long in(Path file) {
        return ControlGroups.number(file, COUNT).orElse(0);
    }
}
