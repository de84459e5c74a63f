package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.load.arrival.ArrivalModel;
import dev.sessionmark.load.arrival.ArrivalSchedule;
import dev.sessionmark.measurement.trace.KeptRequests;
import dev.sessionmark.measurement.trace.KeptRequests.ClientStamps;
import dev.sessionmark.measurement.trace.TraceHeader;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TracedLoadTest {

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> headers = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() {
        server =
                vertx.createHttpServer()
                        .requestHandler(
                                request -> {
                                    headers.add(
                                            String.valueOf(request.getHeader(TraceHeader.NAME)));
                                    request.response().end("ok");
                                })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private LoadSpec load(Call call) {
        return new LoadSpec(
                        new LoadTarget("127.0.0.1", server.actualPort(), 4, false),
                        new ArrivalModel.Open(ArrivalSchedule.constant(500)),
                        // Nothing is dropped or given up, however busy the machine is.
                        new LoadLimits(10_000, Duration.ofSeconds(20), Duration.ofSeconds(20)),
                        RequestSource.always(call))
                .after(Duration.ofMillis(200))
                .lasting(Duration.ofMillis(400));
    }

    /** 500 requests a second: 100 in the lead-in, 200 in the window. */
    @Test
    void requestsOfTheWindowCarryTheirNumbersAndNoOthersDo() {
        for (Call call : List.of(Call.get("/"), Call.post("/"))) {
            headers.clear();
            try (LoadGenerator generator = new LoadGenerator()) {
                LoadRun run = generator.start(load(call).traced());
                long sent = run.result().join().counts().sent();
                KeptRequests kept = run.kept();

                assertEquals(200, sent);
                List<TraceHeader> read =
                        headers.stream()
                                .filter(header -> !header.equals("null"))
                                .map(TraceHeader::read)
                                .toList();
                assertEquals(200, read.size());
                assertEquals(100, headers.size() - read.size());
                assertEquals(200, read.stream().map(TraceHeader::number).distinct().count());
                assertEquals(100, kept.drawn().size());
                assertEquals(100, kept.slowest().size());
                Set<Long> flagged =
                        read.stream()
                                .filter(TraceHeader::drawn)
                                .map(TraceHeader::number)
                                .collect(Collectors.toSet());
                for (ClientStamps request : kept.drawn()) {
                    assertTrue(flagged.contains(request.number()), request.toString());
                    assertTrue(
                            read.stream()
                                    .anyMatch(
                                            header ->
                                                    header.number() == request.number()
                                                            && header.dueAt() == request.dueAt()),
                            request.toString());
                    assertTrue(request.dueAt() >= kept.startedAt());
                    assertTrue(request.sentAt() >= request.dueAt());
                    assertTrue(request.readAt() > request.sentAt());
                }
            }
        }
    }

    @Test
    void aLoadThatIsNotTracedSendsNoNumbers() {
        try (LoadGenerator generator = new LoadGenerator()) {
            LoadRun run = generator.start(load(Call.get("/")));
            run.result().join();
            assertFalse(headers.stream().anyMatch(header -> !header.equals("null")));
            assertEquals(KeptRequests.NONE, run.kept());
        }
    }
}
