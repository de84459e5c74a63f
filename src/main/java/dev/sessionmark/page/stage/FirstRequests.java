package dev.sessionmark.page.stage;

import dev.sessionmark.setup.SessionSetup;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * One request to each setup while the database is still near: the pools have connections
 * afterwards, and nobody who looks sees a login of many round trips instead of a statement of one.
 */
final class FirstRequests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private FirstRequests() {}

    static void send(int port) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (SessionSetup setup : SessionSetup.values()) {
                client.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://%s:%d%s"
                                                        .formatted(
                                                                StagedSut.HOST,
                                                                port,
                                                                StageRequest.pathOf(setup.id()))))
                                .timeout(PATIENCE)
                                .build(),
                        BodyHandlers.discarding());
            }
        } catch (IOException e) {
            // Those who ask next meet the same and say so.
            Log.debug("A first request to the system under test on stage failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
