package dev.sessionmark.platform.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.platform.Transport;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@QuarkusTest
@EnabledOnOs(OS.LINUX)
class EventLoopTransportTest {

    @Inject Vertx vertx;

    @Test
    void theEventLoopsOfTheServerRunOnEpoll() {
        assertEquals(Transport.EPOLL, Transport.of(vertx));
    }
}
