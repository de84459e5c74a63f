package dev.sessionmark.sut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.ByTheClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far away the latency proxy makes its server. */
@ByTheClock
class LatencyProxyTest extends BehindLatencyProxy {

    /** How far the median may lie from that of a server which is really so far away. */
    private static final double ACCURACY_MS = 0.3;

    /**
     * Somebody else's work only ever adds. So the best of some medians is the proxy's own; a proxy
     * that is late itself is late in all of them. On an idle machine the first few will do.
     */
    private static final int TRIES = 300;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 20})
    void addsTheRoundTrip(int millis) throws IOException {
        proxy.setDbLatency(Duration.ofMillis(millis));
        assertEquals(Duration.ofMillis(millis), proxy.dbLatency());
        try (Socket socket = connect();
                Socket direct = new Socket("127.0.0.1", echo.port())) {
            direct.setTcpNoDelay(true);
            assertAdds(socket, direct, millis);
            assertTrue(roundTrips(socket, 31)[0] >= millis);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void addsNoMoreWhileOthersUseItToo(int millis) throws Exception {
        proxy.setDbLatency(Duration.ofMillis(millis));
        AtomicBoolean done = new AtomicBoolean();
        List<CompletableFuture<Void>> others = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Socket socket = connect();
                Socket direct = new Socket("127.0.0.1", echo.port())) {
            direct.setTcpNoDelay(true);
            for (int i = 0; i < 4; i++) {
                others.add(
                        CompletableFuture.runAsync(
                                () -> {
                                    try (Socket other = connect()) {
                                        while (!done.get()) {
                                            roundTrips(other, 10);
                                        }
                                    } catch (IOException e) {
                                        throw new UncheckedIOException(e);
                                    }
                                },
                                threads));
            }
            try {
                assertAdds(socket, direct, millis);
            } finally {
                done.set(true);
            }
            others.forEach(CompletableFuture::join);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20})
    void aNewConnectionPaysForItsHandshake(int millis) throws IOException {
        for (int i = 0; i < 100; i++) {
            try (Socket warm = connect()) {
                roundTrips(warm, 1);
            }
        }
        double at0 = Double.MAX_VALUE;
        double asleep = Double.MAX_VALUE;
        double away = Double.MAX_VALUE;
        // One distance for the handshake, one for the first exchange.
        double distances = 2 * millis;
        for (int i = 0; i < TRIES; i++) {
            proxy.setDbLatency(Duration.ZERO);
            at0 = Math.min(at0, firstAnswer(0));
            asleep = Math.min(asleep, firstAnswer(millis));
            proxy.setDbLatency(Duration.ofMillis(millis));
            away = Math.min(away, firstAnswer(0));
            assertTrue(away >= distances, "first answer after " + away);
            if (i >= 10 && agrees(distances, away, at0, asleep, 2 * ACCURACY_MS)) {
                break;
            }
        }
        assertTrue(
                agrees(distances, away, at0, asleep, 2 * ACCURACY_MS),
                "%f, asleep %f, at no distance %f".formatted(away, asleep, at0));
        try (Socket socket = connect()) {
            roundTrips(socket, 1);
            assertTrue(roundTrips(socket, 11)[0] < 1.8 * millis, "paid once");
        }
    }

    /**
     * From asking for a connection to the first answer on it, in milliseconds.
     *
     * @param millisAsleep slept through for the handshake, and once more for the exchange: what
     *     timers and sleeping cores of this machine make of the distance
     */
    private double firstAnswer(int millisAsleep) throws IOException {
        long half = Duration.ofMillis(millisAsleep).toNanos() / 2;
        long asked = System.nanoTime();
        LockSupport.parkNanos(half);
        try (Socket socket = connect()) {
            LockSupport.parkNanos(half);
            roundTrips(socket, 1, millisAsleep);
            return (System.nanoTime() - asked) / 1e6;
        }
    }

    /**
     * The median round trip through the proxy, against the one past it with the distance added, and
     * against one past it by a caller who spends the distance asleep, half of it before each
     * exchange and half after it: that is what timers and sleeping cores of this machine make of
     * the distance.
     */
    private static void assertAdds(Socket proxied, Socket direct, int millis) throws IOException {
        double through = Double.MAX_VALUE;
        double past = Double.MAX_VALUE;
        double asleep = Double.MAX_VALUE;
        roundTrips(proxied, 50);
        roundTrips(direct, 50);
        for (int i = 0; i < TRIES; i++) {
            through = Math.min(through, roundTrips(proxied, 31)[15]);
            past = Math.min(past, roundTrips(direct, 31)[15]);
            asleep = Math.min(asleep, roundTrips(direct, 31, millis)[15]);
            if (i >= 5 && agrees(millis, through, past, asleep, ACCURACY_MS)) {
                break;
            }
        }
        assertTrue(
                agrees(millis, through, past, asleep, ACCURACY_MS),
                "%f, asleep %f, past the proxy %f".formatted(through, asleep, past));
    }

    private static boolean agrees(
            double distance, double seen, double near, double asleep, double accuracy) {
        return seen >= near + distance - accuracy
                && seen <= Math.max(near + distance, asleep) + accuracy;
    }

    @Test
    void switchesOnALivingConnection() throws IOException {
        try (Socket socket = connect()) {
            assertTrue(roundTrips(socket, 11)[0] < 10);
            proxy.setDbLatency(Duration.ofMillis(20));
            assertTrue(roundTrips(socket, 11)[0] >= 20);
            proxy.setDbLatency(Duration.ZERO);
            assertTrue(roundTrips(socket, 11)[0] < 10);
        }
    }

    @Test
    void refusesANegativeRoundTrip() {
        assertThrows(
                IllegalArgumentException.class, () -> proxy.setDbLatency(Duration.ofMillis(-1)));
    }
}
