package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real profile of a real setup; and a native executable, which has none and says so. */
@Timeout(600)
class ProfileIT {

    private static final int USAGE = 2;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    @TempDir Path home;
    @TempDir Path out;

    @Test
    void aFlameGraphHasTheFramesOfItsSetupAndNoFigureComesFromIt() throws Exception {
        Program compare =
                Program.run(
                        FurnishedHome.in(home),
                        "compare",
                        "--setups=blocking-on-event-loop",
                        "--rate=200",
                        "--db-latency=5ms",
                        "--trials=1",
                        "--warmup=1s",
                        "--duration=2s",
                        "--tolerate-neighbours",
                        "--format=json",
                        "--profile",
                        "--out=" + out);
        if (Program.isNative()) {
            assertEquals(USAGE, compare.exitCode());
            assertTrue(
                    compare.err().getLast().contains("--profile: needs a JVM"),
                    compare.err()::toString);
            return;
        }
        assertTrue(Set.of(0, 3).contains(compare.exitCode()), compare.err()::toString);
        JsonNode json = new ObjectMapper().readTree(compare.out());
        assertEquals(1, json.path("trials").size());
        assertEquals(1, json.path("rows").size());
        assertEquals(1, json.path("rows").path(0).path("trials").size());
        for (String event : new String[] {"wall", "cpu"}) {
            Path file = out.resolve("profile-blocking-on-event-loop-5ms-" + event + ".html");
            String html = Files.readString(file);
            assertTrue(html.contains("vert.x-eventloop-thread"), event);
            assertTrue(Files.size(file) <= MOST_BYTES, event);
            if (event.equals("wall")) {
                assertTrue(html.contains("BlockingOnEventLoop"), "no frame of the setup");
            }
        }
        assertTrue(
                compare.err().stream().anyMatch(line -> line.contains("profiling, not measured")),
                compare.err()::toString);

        Path again = out.resolve("again");
        Program show = Program.run(home, "show", json.path("id").textValue(), "--out=" + again);
        assertEquals(0, show.exitCode(), show.err()::toString);
        assertEquals(graphs(out), graphs(again));
    }

    private static Map<String, String> graphs(Path folder) throws IOException {
        Map<String, String> graphs = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "profile-*.html")) {
            for (Path file : files) {
                graphs.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertEquals(2, graphs.size(), folder::toString);
        return graphs;
    }
}
