package dev.sessionmark.platform;

import java.nio.file.Path;
import java.util.HashMap;
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

    static CpuThrottling read(Path root) {
        Map<Path, Long> nanos = new HashMap<>();
        ControlGroups groups = ControlGroups.of(root, "cpu");
        collect(nanos, groups.unified(), "throttled_usec", 1_000);
        collect(nanos, groups.separate(), "throttled_time", 1);
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
            Map<Path, Long> nanos, Set<Path> folders, String key, long nanosPerUnit) {
        for (Path folder : folders) {
            Path stat = folder.resolve(STAT);
            ControlGroups.number(stat, key + " ")
                    .ifPresent(
                            count -> {
                                // A damaged count is an unknown count.
                                if (count <= Long.MAX_VALUE / nanosPerUnit) {
                                    nanos.put(stat, count * nanosPerUnit);
                                }
                            });
        }
    }
}
