package dev.sessionmark.platform;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryKillsTest {

    @TempDir Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
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
}
