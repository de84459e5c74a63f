package dev.sessionmark.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuThrottlingTest {

    @TempDir Path root;

    @Test
    void versionTwoCountsMicroseconds() throws IOException {
        groups("0::/user.slice/app.scope");
        usec("user.slice/app.scope", 1_000_000);
        CpuThrottling before = CpuThrottling.read(root);
        usec("user.slice/app.scope", 1_250_000);
        assertEquals(0.25, CpuThrottling.read(root).secondsSince(before));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4:cpu,cpuacct:/app | cpu,cpuacct/app",
                "4:cpuacct,cpu:/app | cpuacct,cpu/app",
                "4:cpu,cpuacct:/app | cpu/app",
                "1:cpu:/app         | cpu/app",
                // a container that sees the host's path and its own group as the root
                "4:cpu,cpuacct:/docker/0a1b | cpu,cpuacct",
            })
    void versionOneCountsNanoseconds(String line, String folder) throws IOException {
        groups("7:cpuset:/other\n" + line + "\n0::/");
        nanos(folder, 5_000_000_000L);
        CpuThrottling before = CpuThrottling.read(root);
        nanos(folder, 5_040_000_000L);
        assertEquals(0.04, CpuThrottling.read(root).secondsSince(before));
    }

    @Test
    void theQuotaOfAnAncestorCounts() throws IOException {
        groups("0::/pod/container/app");
        usec("pod", 900_000_000);
        usec("pod/container/app", 0);
        CpuThrottling before = CpuThrottling.read(root);
        assertEquals(0, CpuThrottling.read(root).secondsSince(before));
        usec("pod", 900_300_000);
        assertEquals(0.3, CpuThrottling.read(root).secondsSince(before));
        // The longer of the two, and not what the ancestor had before.
        usec("pod/container/app", 500_000);
        assertEquals(0.5, CpuThrottling.read(root).secondsSince(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/kubepods/pod1/0a1b", "/../../outside", "/a:b", "/gone (deleted)"})
    void inAContainerTheRootIsItsOwnGroup(String path) throws IOException {
        groups("0::" + path);
        usec("", 10);
        CpuThrottling before = CpuThrottling.read(root);
        usec("", 2_000_010);
        assertEquals(2, CpuThrottling.read(root).secondsSince(before));
    }

    @Test
    void withoutControlGroupsItIsUnknown() {
        assertUnknown();
    }

    @Test
    void withoutTheProcessorsControllerItIsUnknown() throws IOException {
        groups("5:memory:/app\n0::/app");
        stat("app", "usage_usec 12\nuser_usec 7\nsystem_usec 5\n");
        nanos("memory/app", 9);
        assertUnknown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttled_usec",
                "throttled_usec x",
                "throttled_usec 99999999999999999999",
                "throttled_usec 9999999999999999",
                "throttled_usec_more 5",
                "\0",
                ""
            })
    void aDamagedCountIsUnknown(String line) throws IOException {
        groups("0::/app");
        stat("app", line + "\n");
        assertUnknown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0:", "no colon", "x:y"})
    void aDamagedListOfGroupsIsUnknown(String line) throws IOException {
        groups(line);
        usec("", 5);
        assertUnknown();
    }

    @Test
    void aNameThatCannotBeSpelledLeavesTheRoot() throws IOException {
        groups("0::/a\0b");
        usec("", 5);
        assertEquals(0, CpuThrottling.read(root).secondsSince(CpuThrottling.read(root)));
    }

    @Test
    void textThatIsNoTextIsUnknown() throws IOException {
        groups("0::/app");
        stat("app", "");
        Files.write(root.resolve("sys/fs/cgroup/app/cpu.stat"), new byte[] {(byte) 0xff, 10});
        assertUnknown();
    }

    @Test
    void aNewGroupOfTheSameNameIsUnknown() throws IOException {
        groups("0::/app");
        usec("app", 700);
        CpuThrottling before = CpuThrottling.read(root);
        usec("app", 3);
        assertEquals(Double.NaN, CpuThrottling.read(root).secondsSince(before));
    }

    private void assertUnknown() {
        assertEquals(Double.NaN, CpuThrottling.read(root).secondsSince(CpuThrottling.read(root)));
    }

    private void groups(String lines) throws IOException {
        write(root.resolve("proc/self/cgroup"), lines + "\n");
    }

    private void usec(String group, long count) throws IOException {
        stat(group, "usage_usec 12\nnr_throttled 3\nthrottled_usec " + count + "\n");
    }

    private void nanos(String group, long count) throws IOException {
        stat(group, "nr_periods 4\nnr_throttled 3\nthrottled_time " + count + "\n");
    }

    private void stat(String group, String content) throws IOException {
        write(root.resolve("sys/fs/cgroup").resolve(group).resolve("cpu.stat"), content);
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
