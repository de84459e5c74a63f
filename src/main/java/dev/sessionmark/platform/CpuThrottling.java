package dev.sessionmark.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long a CPU quota has withheld the processor from the control groups this process belongs to,
 * at one moment. Only the difference of two moments says something: the kernel counts from a
 * group's creation.
 *
 * <p>The kernel adds up what it withheld on each processor, so a second of the clock can hold
 * several throttled seconds. It counts for every group its own quota only, and the quota is often
 * an ancestor's (a pod's, a slice's): all groups up to the root are read. What lies above the root
 * of a container cannot be seen from inside it.
 */
public final class CpuThrottling {

    private static final String STAT = "cpu.stat";

    /** Throttled so far, in nanoseconds, by the file that says so. */
    private final Map<Path, Long> nanosByStat;

    private CpuThrottling(Map<Path, Long> nanosByStat) {
        this.nanosByStat = nanosByStat;
    }

    /** Reads this process' groups now. Never fails: what cannot be read is unknown. */
    public static CpuThrottling now() {
        return read(Path.of("/"));
    }

    /** Reads from a file system with another root. */
    static CpuThrottling read(Path root) {
        Map<Path, Long> nanos = new HashMap<>();
        Path mount = root.resolve("sys/fs/cgroup");
        for (String line : lines(root.resolve("proc/self/cgroup"))) {
            // hierarchy:controllers:path; version 2 has neither number nor controllers
            String[] parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            if (line.startsWith("0::")) {
                collect(nanos, mount, parts[2], "throttled_usec", 1_000);
            } else if (List.of(parts[1].split(",")).contains("cpu")) {
                for (String controllers : List.of(parts[1], "cpu")) {
                    collect(nanos, mount.resolve(controllers), parts[2], "throttled_time", 1);
                }
            }
        }
        return new CpuThrottling(nanos);
    }

    /**
     * How long the processor was withheld since an earlier moment, in seconds summed over the
     * processors; of the groups one inside the other, the one that was throttled longest. NaN when
     * unknown: no Linux, no CPU controller, nothing readable.
     */
    public double secondsSince(CpuThrottling earlier) {
        return nanosByStat.entrySet().stream()
                .filter(now -> earlier.nanosByStat.containsKey(now.getKey()))
                .mapToLong(now -> now.getValue() - earlier.nanosByStat.get(now.getKey()))
                // A count that went down belongs to a new group of the old name.
                .filter(nanos -> nanos >= 0)
                .mapToDouble(nanos -> nanos / 1e9)
                .max()
                .orElse(Double.NaN);
    }

    private static void collect(
            Map<Path, Long> nanos, Path mount, String group, String key, long nanosPerUnit) {
        for (Path folder : upToTheRoot(mount, group)) {
            Path stat = folder.resolve(STAT);
            for (String line : lines(stat)) {
                if (line.startsWith(key + " ")) {
                    try {
                        long count = Long.parseLong(line.substring(key.length()).trim());
                        nanos.put(stat, Math.multiplyExact(count, nanosPerUnit));
                    } catch (NumberFormatException | ArithmeticException e) {
                        // A damaged count is an unknown count.
                    }
                }
            }
        }
    }

    /**
     * The group's folder and all above it. In a container the path may be the host's, of which only
     * the root, the container's own group, exists here; a path may also lead out of the root.
     */
    private static Set<Path> upToTheRoot(Path mount, String group) {
        Set<Path> folders = new LinkedHashSet<>();
        try {
            Path folder = mount.resolve(group.replaceFirst("^/+", "")).normalize();
            while (folder != null && folder.startsWith(mount)) {
                folders.add(folder);
                folder = folder.getParent();
            }
        } catch (InvalidPathException e) {
            // A name this file system cannot spell; the root is left.
        }
        folders.add(mount);
        return folders;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
