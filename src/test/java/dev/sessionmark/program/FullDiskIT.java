package dev.sessionmark.program;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.postgres.KillableServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the history is really full while an experiment runs and another one waits. */
@Timeout(1_200)
class FullDiskIT {

    private static final int MEGABYTES = 256;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Seconds enough to fill the disk before the first trial is to be written. */
    private static final String PLAN =
            """
            {"setups": ["reactive-client"], "workload": "select-only", "rate": 100,
             "dbLatencyMs": [2], "trials": 2, "warmupSeconds": 5, "durationSeconds": 5}""";

    @TempDir Path folder;

    private SmallDisk disk;
    private KillableServer server;
    private Service service;
    private String running;
    private String waiting;

    @BeforeEach
    void mount() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.of(MEGABYTES, folder.resolve("disk"));
        assumeTrue(mounted.isPresent(), "who may not mount a tmpfs has no disk to be filled");
        disk = mounted.get();
        server = KillableServer.startIn(disk.folder().resolve("server"));
    }

    /** Whatever happens before, the disk is unmounted. */
    @AfterEach
    void unmount() throws Exception {
        try (SmallDisk last = disk;
                KillableServer first = server) {
            if (service != null) {
                service.close();
            }
        }
    }

    @Test
    @Tag("long")
    @Drill(
            failure = "A disk that is really full, and is freed",
            done = "a tmpfs under PostgreSQL filled to its last byte while an experiment runs",
            seen =
                    "readiness says \"the database has no disk space left\"; freed again, both"
                            + " experiments are DONE with all trials")
    void itGoesOnWhenThereIsRoom() throws Exception {
        fillWhileOneRuns("10M");
        disk.free();
        assertEnds("DONE", 2, running);
        assertEnds("DONE", 2, waiting);
        awaitReadiness(200, "UP");
    }

    @Test
    @Tag("long")
    @Drill(
            failure = "A disk that is really full, for longer than is waited",
            done = "the same, freed when the patience of five seconds is over",
            seen =
                    "FAILED with the trial that was measured; the one that waits is measured once"
                            + " there is room")
    void noOtherIsBegunWhileThereIsNone() throws Exception {
        fillWhileOneRuns("5S");
        service.program().awaitLine(line -> line.contains("ended: FAILED"));
        await().during(Duration.ofSeconds(5)).atMost(LONGEST).until(this::oneWaits);
        disk.free();
        assertEnds("FAILED", 1, running);
        assertEnds("DONE", 2, waiting);
        awaitReadiness(200, "UP");
    }

    private void fillWhileOneRuns(String patience) throws Exception {
        service =
                Service.start(
                        FurnishedHome.in(folder.resolve("home")),
                        Map.of(
                                "SESSIONMARK_QUEUE_PATIENCE",
                                patience,
                                "SESSIONMARK_QUEUE_POLL",
                                "1S"),
                        "--database-url=" + server.address());
        running = service.submit(PLAN);
        waiting = service.submit(PLAN);
        service.awaitEvents(running, "warming up", 1);
        server.readyForFullDisk();
        disk.fill();
        awaitReadiness(503, "the database has no disk space left");
    }

    private void awaitReadiness(int status, String words) {
        await().atMost(LONGEST)
                .untilAsserted(
                        () -> {
                            HttpResponse<String> answer = service.readiness();
                            assertEquals(status, answer.statusCode(), answer::body);
                            assertTrue(answer.body().contains(words), answer::body);
                        });
    }

    private boolean oneWaits() throws Exception {
        JsonNode experiment = service.await(waiting, found -> true);
        return experiment.path("status").textValue().equals("QUEUED");
    }

    private void assertEnds(String status, int trials, String id) throws Exception {
        JsonNode ended = service.await(id, found -> found.hasNonNull("endedAt"));
        assertEquals(status, ended.path("status").textValue(), ended::toPrettyString);
        assertEquals(trials, ended.path("trials").size(), ended::toPrettyString);
    }

    /** A disk of its own that can be filled, where this machine lets one be mounted. */
    private static final class SmallDisk implements AutoCloseable {

        private static final int BLOCK_BYTES = 65_536;

        private final Path folder;

        private SmallDisk(Path folder) {
            this.folder = folder;
        }

        /** Mounts one, in memory, on a folder that is made; empty for who may not. */
        static Optional<SmallDisk> of(int megabytes, Path folder) throws Exception {
            Files.createDirectories(folder);
            String size = "size=" + megabytes + "m";
            return run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString())
                    ? Optional.of(new SmallDisk(folder))
                    : Optional.empty();
        }

        private static boolean run(String... command) throws Exception {
            return new ProcessBuilder(command).start().waitFor() == 0;
        }

        /** Where it is. */
        Path folder() {
            return folder;
        }

        private Path filler() {
            return folder.resolve("filler");
        }

        /** Leaves not a single byte. */
        void fill() throws IOException {
            try (OutputStream out = Files.newOutputStream(filler())) {
                byte[] block = new byte[BLOCK_BYTES];
                while (true) {
                    out.write(block);
                }
            } catch (IOException full) {
                if (folder.toFile().getUsableSpace() > 0) {
                    throw full;
                }
            }
        }

        /** Gives back what {@link #fill} took. */
        void free() throws IOException {
            Files.delete(filler());
        }

        /** Unmounts it, even when somebody still has a file of it open. */
        @Override
        public void close() throws Exception {
            if (!run("umount", "-l", folder.toString())) {
                throw new IOException("still mounted: " + folder);
            }
        }
    }
}
