package dev.sessionmark.program;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A control group with a CPU quota, where this machine lets one be made. */
final class QuotaGroup implements AutoCloseable {

    private static final Path SEPARATE = Path.of("/sys/fs/cgroup/cpu");
    private static final Path UNIFIED = Path.of("/sys/fs/cgroup");
    private static final int PERIOD_MICROS = 100_000;

    private final Path folder;

    private QuotaGroup(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes one.
     *
     * @param processors that its processes together may use
     */
    static Optional<QuotaGroup> of(double processors) {
        String name = "sessionmark-" + ProcessHandle.current().pid();
        long quota = Math.round(processors * PERIOD_MICROS);
        try {
            if (Files.isWritable(SEPARATE)) {
                Path folder = Files.createDirectory(SEPARATE.resolve(name));
                Files.writeString(folder.resolve("cpu.cfs_quota_us"), Long.toString(quota));
                return Optional.of(new QuotaGroup(folder));
            }
            if (Files.isWritable(UNIFIED.resolve("cgroup.subtree_control"))) {
                Files.writeString(UNIFIED.resolve("cgroup.subtree_control"), "+cpu");
                Path folder = Files.createDirectory(UNIFIED.resolve(name));
                Files.writeString(folder.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
                return Optional.of(new QuotaGroup(folder));
            }
        } catch (IOException notHere) {
            // A container, or not root.
        }
        return Optional.empty();
    }

    /** What runs the rest of a command line in the group. */
    List<String> prefix() {
        return List.of(
                "sh", "-c", "echo $$ > %s/cgroup.procs && exec \"$@\"".formatted(folder), "sh");
    }

    /** Removes it, once all that ran in it has ended. */
    @Override
    public void close() throws IOException {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.readString(folder.resolve("cgroup.procs")).isEmpty());
        Files.delete(folder);
    }
}
