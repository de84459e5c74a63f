package dev.sessionmark.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is used, what is left, and who was killed for it. */
class MemoryTest {

    @TempDir Path root;

    @BeforeEach
    void resident() throws IOException {
        write("proc/self/status", "Name:\tjava\nVmRSS:\t    2048 kB\nThreads:\t9\n");
    }

    @Test
    void filesThatCanBeDroppedAreNotInTheWorkingSet() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        group("sys/fs/cgroup", "1000", "700", "inactive_file 200");
        assertEquals(new MemoryUse(2_097_152, 500, 1000), MemoryUse.read(root));
    }

    @Test
    void theTightestLimitOfAllGroupsCounts() throws IOException {
        write("proc/self/cgroup", "0::/pod/app\n");
        group("sys/fs/cgroup/pod/app", "max", "100", "inactive_file 0");
        group("sys/fs/cgroup/pod", "800", "300", "inactive_file 50");
        group("sys/fs/cgroup", "900", "400", "inactive_file 0");
        assertEquals(new MemoryUse(2_097_152, 250, 800), MemoryUse.read(root));
    }

    @Test
    void versionOneHasOtherNamesForIt() throws IOException {
        write("proc/self/cgroup", "5:memory:/app\n");
        write("sys/fs/cgroup/memory/app/memory.limit_in_bytes", "600\n");
        write("sys/fs/cgroup/memory/app/memory.usage_in_bytes", "500\n");
        write("sys/fs/cgroup/memory/app/memory.stat", "cache 9\ntotal_inactive_file 100\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertEquals(new MemoryUse(2_097_152, 400, 600), MemoryUse.read(root));
    }

    @Test
    void withoutALimitOnlyTheProcessIsKnown() throws IOException {
        write("proc/self/cgroup", "0::/app\n");
        group("sys/fs/cgroup/app", "max", "100", "inactive_file 0");
        assertEquals(new MemoryUse(2_097_152, Double.NaN, Double.NaN), MemoryUse.read(root));
    }

    @Test
    void oneOfOurGroupIsCounted() throws IOException {
        write("proc/self/cgroup", "0::/pod/here\n");
        write("sys/fs/cgroup/pod/here/memory.events", "low 0\noom 1\noom_kill 1\n");
        MemoryKills kills = MemoryKills.since(root);
        assertFalse(kills.any(), "that one was before");
        write("sys/fs/cgroup/pod/here/memory.events", "low 0\noom 2\noom_kill 2\n");
        assertTrue(kills.any());
    }

    @Test
    void oneOfTheMachineIsCounted() throws IOException {
        write("proc/vmstat", "nr_free_pages 1\noom_kill 0\n");
        MemoryKills kills = MemoryKills.since(root);
        assertFalse(kills.any());
        write("proc/vmstat", "nr_free_pages 1\noom_kill 1\n");
        assertTrue(kills.any());
    }

    @Test
    void whereNothingIsCountedNothingIsSaid() {
        assertFalse(MemoryKills.since(root).any());
    }

    private void group(String folder, String max, String current, String stat) throws IOException {
        write(folder + "/memory.max", max + "\n");
        write(folder + "/memory.current", current + "\n");
        write(folder + "/memory.stat", "anon 1\n" + stat + "\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
