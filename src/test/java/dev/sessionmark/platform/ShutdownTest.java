package dev.sessionmark.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ShutdownTest {

    private final List<String> events = new CopyOnWriteArrayList<>();

    @Test
    void waitsForTheApplicationThenClosesInReverseOrderOnce() throws Exception {
        Shutdown shutdown = new Shutdown(Duration.ofSeconds(20), events::add);
        shutdown.closeLast("database", () -> events.add("database closed"));
        shutdown.closeLast("proxy", () -> events.add("proxy closed"));
        Thread hook = new Thread(shutdown::awaitAndRun);
        hook.start();
        while (hook.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        events.add("application ended");
        shutdown.applicationEnded();
        hook.join();
        shutdown.run();
        assertEquals(List.of("application ended", "proxy closed", "database closed"), events);
    }

    @Test
    void saysWhenTheBoundIsHitAndClosesAnyway() {
        Shutdown shutdown = new Shutdown(Duration.ZERO, events::add);
        shutdown.closeLast("database", () -> events.add("database closed"));
        shutdown.awaitAndRun();
        assertTrue(events.get(0).startsWith("The application did not end"), events.get(0));
        assertEquals("database closed", events.get(1));
    }

    @Test
    void oneFailureDoesNotKeepTheOthersOpen() {
        Shutdown shutdown = new Shutdown(Duration.ZERO, events::add);
        shutdown.closeLast("database", () -> events.add("database closed"));
        shutdown.closeLast(
                "proxy",
                () -> {
                    throw new IllegalStateException("stuck");
                });
        shutdown.run();
        assertEquals(List.of("Could not close proxy: stuck", "database closed"), events);
    }

    @Test
    void whatComesTooLateIsClosedAtOnce() {
        Shutdown shutdown = new Shutdown(Duration.ZERO, events::add);
        shutdown.run();
        shutdown.closeLast("database", () -> events.add("database closed"));
        assertEquals(List.of("database closed"), events);
    }
}
