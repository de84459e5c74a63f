package dev.sessionmark.platform.access;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Streams of events: how they are asked for, and that they end. */
final class Streams {

    private Streams() {}

    /** Asks for the events of the stage, over HTTP/1.1. */
    static HttpResponse<InputStream> events(String token) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:"
                                                        + RestAssured.port
                                                        + "/api/stage/events"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofInputStream());
    }

    /** Reads it until it ends or breaks off. */
    static void assertEndsWithin(InputStream stream, Duration bound) throws Exception {
        CompletableFuture<Boolean> ended =
                CompletableFuture.supplyAsync(
                        () -> {
                            try (stream) {
                                stream.transferTo(java.io.OutputStream.nullOutputStream());
                                return true;
                            } catch (IOException cut) {
                                return true;
                            }
                        },
                        Thread::startVirtualThread);
        assertTrue(ended.get(bound.toMillis(), TimeUnit.MILLISECONDS));
    }
}
