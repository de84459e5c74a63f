package dev.sessionmark.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, and who has to go for it. */
class OpenConnectionsTest {

    private final OpenConnections connections = new OpenConnections(2);
    private final EmbeddedChannel first = new EmbeddedChannel();
    private final EmbeddedChannel second = new EmbeddedChannel();
    private final EmbeddedChannel third = new EmbeddedChannel();

    private boolean enter(EmbeddedChannel connection) {
        boolean in = connections.enter(connection);
        if (in) {
            connections.idle(connection);
        }
        return in;
    }

    @Test
    void theOneThatIsIdleForLongestMakesRoom() {
        assertTrue(enter(first) && enter(second));
        connections.busy(first);
        connections.idle(first);

        assertTrue(enter(third));

        assertFalse(second.isOpen());
        assertTrue(first.isOpen() && third.isOpen());
        assertEquals(2, connections.count());
    }

    @Test
    void whoIsServedIsNotSentAway() {
        assertTrue(enter(first) && enter(second));
        connections.busy(first);
        connections.busy(second);

        assertFalse(enter(third));

        assertTrue(first.isOpen() && second.isOpen());
        second.close();
        assertEquals(1, connections.count());
        assertTrue(enter(third));
    }

    @Test
    void whoHasLeftIsForgotten() {
        assertTrue(enter(first) && enter(second));
        first.close();
        connections.idle(first);

        assertTrue(enter(third));

        assertTrue(second.isOpen());
        assertEquals(2, connections.count());
    }

    /** As when many are accepted before an event loop gets to the first of them. */
    @Test
    void thoseThatAreNotSeenYetAreIdleOnceTheyAre() {
        assertTrue(connections.enter(first));
        assertTrue(connections.enter(second));
        assertTrue(connections.enter(third));

        connections.idle(first);
        assertFalse(first.isOpen());
        connections.idle(second);
        connections.idle(third);

        assertTrue(second.isOpen() && third.isOpen());
        assertEquals(2, connections.count());
    }

    @Test
    void noneIsAcceptedBeforeSomeHaveLeft() {
        List<EmbeddedChannel> many = new ArrayList<>();
        AtomicInteger admitted = new AtomicInteger();
        while (!connections.mustWait(admitted::incrementAndGet)) {
            many.add(new EmbeddedChannel());
            assertTrue(connections.enter(many.getLast()));
        }
        assertTrue(many.size() > 2 && many.size() < 100, many.size() + " open");
        assertEquals(0, admitted.get());

        many.getFirst().close();
        assertEquals(1, admitted.get());
        assertFalse(connections.mustWait(admitted::incrementAndGet));
    }

    @ParameterizedTest
    @CsvSource({"1048576, 500", "1100, 500", "1024, 424", "600, 32", "256, 32"})
    void descriptorsAreKeptForOthers(long files, int expected) {
        assertEquals(expected, ConnectionBounds.most(500, OptionalLong.of(files)));
        assertEquals(20, ConnectionBounds.most(20, OptionalLong.empty()));
    }
}
