package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.OpenFiles;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that may have few files open, and many clients that say nothing. */
@Timeout(1_200)
class FewDescriptorsIT {

    private static final int DESCRIPTORS = 1_024;
    private static final int SILENT = 2_000;

    /** After so many further ones it is seen who is answered. */
    private static final int ROUND = 200;

    @TempDir Path home;

    private final List<Socket> silent = new ArrayList<>();
    private Service service;

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : silent) {
            socket.close();
        }
        if (service != null) {
            service.close();
        }
    }

    @Test
    @Tag("long")
    @Drill(
            failure = "More silent connections than the process may have files open",
            done = "2,000 of them to a service with `ulimit -n 1024`",
            seen = "the API, the probes and the metrics are answered all the time")
    void whoAsksIsAnswered() throws Exception {
        assumeTrue(
                OpenFiles.limit().orElse(Long.MAX_VALUE) > 2 * SILENT,
                "this process may not have so many connections itself");
        service = Service.startWithOpenFiles(DESCRIPTORS, FurnishedHome.in(home));
        URI api = URI.create(service.origin()).resolve("/api/experiments");
        while (silent.size() < SILENT) {
            silent.add(new Socket(api.getHost(), api.getPort()));
            if (silent.size() % ROUND == 0) {
                assertAnswered(api);
                for (String path : List.of("health/live", "health/ready", "metrics")) {
                    assertAnswered(service.management().resolve("/q/" + path));
                }
            }
        }
        String said = String.join("\n", service.program().err());
        assertFalse(said.contains("Too many open files"), said);
    }

    /** Asked over a connection of its own, as by somebody who comes now. */
    private static void assertAnswered(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(2)).build();
            assertEquals(
                    200,
                    client.send(request, BodyHandlers.ofString()).statusCode(),
                    address::toString);
        }
    }
}
