package dev.sessionmark.platform.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server's own channel, as accepted connections come in on it. */
class DoorkeeperTest {

    private final OpenConnections connections = new OpenConnections(2);
    private final EmbeddedChannel server =
            new EmbeddedChannel(new Doorkeeper(connections, Duration.ofSeconds(10)));

    @Test
    void itStopsAcceptingWhileTooManyAreOnTheWayAndGoesOnAfterwards() {
        List<EmbeddedChannel> accepted = new ArrayList<>();
        while (server.config().isAutoRead()) {
            accepted.add(new EmbeddedChannel());
            server.pipeline().fireChannelRead(accepted.getLast());
            assertTrue(accepted.size() < 100);
        }

        accepted.forEach(EmbeddedChannel::close);
        server.runPendingTasks();

        assertTrue(server.config().isAutoRead());
    }

    /** The one that makes room leaves on another thread, at any moment. */
    @Test
    void roomBeforeThePauseHasBegunIsNotForgotten() {
        List<EmbeddedChannel> accepted = new ArrayList<>();
        EmbeddedChannel leaver = new EmbeddedChannel();
        server.pipeline().fireChannelRead(leaver);
        while (server.config().isAutoRead()) {
            accepted.add(new EmbeddedChannel());
            server.pipeline().fireChannelRead(accepted.getLast());
        }
        // As if it had left between the question whether to wait and the pause.
        server.config().setAutoRead(true);
        leaver.close();
        server.config().setAutoRead(false);
        server.runPendingTasks();

        assertTrue(server.config().isAutoRead());
    }
}
