package dev.sessionmark.platform;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Memory as the kernel counts it, in bytes; NaN where it cannot be read.
 *
 * @param resident of this process alone, with everything outside its heap
 * @param workingSet of the control group that is limited, without the files that the kernel can
 *     drop; systems under test are in it, and a kubelet decides by it
 * @param limit at which the kernel ends a process of that group; NaN without one
 */
public record MemoryUse(double resident, double workingSet, double limit) {

    /** Version 1 says "no limit" with the largest number of pages. */
    private static final double UNLIMITED = 1L << 60;

    private static final double BYTES_PER_KIB = 1024;

    public static MemoryUse now() {
        return read(Path.of("/"));
    }

    static MemoryUse read(Path root) {
        double resident = value(root.resolve("proc/self/status"), "VmRSS:") * BYTES_PER_KIB;
        ControlGroups groups = ControlGroups.of(root, "memory");
        MemoryUse unified =
                tightest(
                        groups.unified(),
                        resident,
                        "memory.max",
                        "memory.current",
                        "inactive_file");
        return Double.isNaN(unified.limit)
                ? tightest(
                        groups.separate(),
                        resident,
                        "memory.limit_in_bytes",
                        "memory.usage_in_bytes",
                        "total_inactive_file")
                : unified;
    }

    private static MemoryUse tightest(
            Set<Path> folders,
            double resident,
            String limitFile,
            String useFile,
            String droppable) {
        MemoryUse tightest = new MemoryUse(resident, Double.NaN, Double.NaN);
        for (Path folder : folders) {
            double limit = value(folder.resolve(limitFile), "");
            if (limit < UNLIMITED && !(limit >= tightest.limit)) {
                double files = value(folder.resolve("memory.stat"), droppable + " ");
                double used = value(folder.resolve(useFile), "");
                double needed = used - (Double.isNaN(files) ? 0 : files);
                tightest = new MemoryUse(resident, Math.max(0, needed), limit);
            }
        }
        return tightest;
    }

    private static double value(Path file, String prefix) {
        OptionalLong number = ControlGroups.number(file, prefix);
        return number.isPresent() ? number.getAsLong() : Double.NaN;
    }
}
