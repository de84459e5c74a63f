package dev.sessionmark.sut;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LatencyProxyTest {

    /** How far the median may lie from that of a server which is really so far away. */
    private static final double ACCURACY_MS = 0.3;

    /**
     * Somebody else's work only ever adds. So the best of some medians is the proxy's own; a proxy
     * that is late itself is late in all of them.
     */
    private static final int TRIES = 15;

    private EchoServer echo;
    private LatencyProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new EchoServer();
        proxy = new LatencyProxy("127.0.0.1", echo.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 20})
    void addsTheRoundTrip(int millis) throws IOException {
        proxy.setRoundTrip(Duration.ofMillis(millis));
        assertEquals(Duration.ofMillis(millis), proxy.roundTrip());
        try (Socket socket = connect();
                Socket direct = new Socket("127.0.0.1", echo.port())) {
            direct.setTcpNoDelay(true);
            assertAdds(millis, medians(socket, direct, millis));
            assertTrue(roundTrips(socket, 31)[0] >= millis);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void addsNoMoreWhileOthersUseItToo(int millis) throws Exception {
        proxy.setRoundTrip(Duration.ofMillis(millis));
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
            Medians medians;
            try {
                medians = medians(socket, direct, millis);
            } finally {
                done.set(true);
            }
            others.forEach(CompletableFuture::join);
            assertAdds(millis, medians);
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
        double past = firstAnswer(echo.port(), 0, 0);
        double at0 = firstAnswer(proxy.port(), 0, 0);
        // What timers and sleeping cores of this machine make of two such distances.
        double asleep = firstAnswer(echo.port(), 2 * millis, millis) - past;
        proxy.setRoundTrip(Duration.ofMillis(millis));
        // One for the handshake, one for the first exchange.
        double added = firstAnswer(proxy.port(), 2 * millis, 0) - at0;
        assertTrue(
                added >= 2 * millis - 2 * ACCURACY_MS
                        && added <= Math.max(2 * millis, asleep) + 2 * ACCURACY_MS,
                "added %f, by sleeping %f, past the proxy %f".formatted(added, asleep, past));
        try (Socket socket = connect()) {
            roundTrips(socket, 1);
            assertTrue(roundTrips(socket, 11)[5] < 1.8 * millis, "paid once");
        }
    }

    /**
     * From asking for a connection to the first answer on it, at best, in milliseconds.
     *
     * @param millisAsleep slept through for the handshake, and once more for the exchange
     */
    private static double firstAnswer(int port, double least, int millisAsleep) throws IOException {
        long half = Duration.ofMillis(millisAsleep).toNanos() / 2;
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 2 * TRIES; i++) {
            long asked = System.nanoTime();
            LockSupport.parkNanos(half);
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setTcpNoDelay(true);
                LockSupport.parkNanos(half);
                roundTrips(socket, 1, millisAsleep);
                double first = (System.nanoTime() - asked) / 1e6;
                assertTrue(first >= least, "first answer after " + first);
                best = Math.min(best, first);
            }
        }
        return best;
    }

    /**
     * Median round trips, in milliseconds, each the best of some tries: through the proxy, past it,
     * and past it by a caller who spends the distance asleep, half of it before each exchange and
     * half after it. That is what timers and sleeping cores of this machine make of the distance.
     */
    private record Medians(double proxied, double direct, double asleep) {}

    private static Medians medians(Socket proxied, Socket direct, int millis) throws IOException {
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        roundTrips(proxied, 50);
        roundTrips(direct, 50);
        for (int i = 0; i < TRIES; i++) {
            best[0] = Math.min(best[0], roundTrips(proxied, 31)[15]);
            best[1] = Math.min(best[1], roundTrips(direct, 31)[15]);
            best[2] = Math.min(best[2], roundTrips(direct, 31, millis)[15]);
        }
        return new Medians(best[0], best[1], best[2]);
    }

    private static void assertAdds(int millis, Medians medians) {
        double least = millis + medians.direct();
        double most = Math.max(least, medians.asleep());
        assertTrue(
                medians.proxied() >= least - ACCURACY_MS && medians.proxied() <= most + ACCURACY_MS,
                medians.toString());
    }

    @Test
    void switchesOnALivingConnection() throws IOException {
        try (Socket socket = connect()) {
            assertTrue(roundTrips(socket, 11)[5] < 10);
            proxy.setRoundTrip(Duration.ofMillis(20));
            assertTrue(roundTrips(socket, 11)[0] >= 20);
            proxy.setRoundTrip(Duration.ZERO);
            assertTrue(roundTrips(socket, 11)[5] < 10);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void carriesManyBytesIntact(int millis) throws IOException {
        proxy.setRoundTrip(Duration.ofMillis(millis));
        byte[] sent = new byte[24 << 20];
        new Random(millis).nextBytes(sent);
        try (Socket socket = connect()) {
            CompletableFuture<Void> writing =
                    CompletableFuture.runAsync(() -> write(socket, sent, sent.length));
            assertArrayEquals(sent, socket.getInputStream().readNBytes(sent.length));
            writing.join();
        }
    }

    @Test
    void keepsTheOrderWhileTheLatencyChanges() throws IOException {
        byte[] sent = new byte[512 << 10];
        new Random(7).nextBytes(sent);
        try (Socket socket = connect()) {
            CompletableFuture<Void> writing =
                    CompletableFuture.runAsync(
                            () -> {
                                int piece = sent.length / 64;
                                for (int i = 0; i < 64; i++) {
                                    proxy.setRoundTrip(Duration.ofMillis((64 - i) % 13 * 3));
                                    write(
                                            socket,
                                            Arrays.copyOfRange(sent, i * piece, (i + 1) * piece),
                                            1_000);
                                }
                            });
            assertArrayEquals(sent, socket.getInputStream().readNBytes(sent.length));
            writing.join();
        }
    }

    @Test
    void aSlowReaderHoldsUpTheSenderAndLosesNothing() throws IOException {
        byte[] sent = new byte[32 << 20];
        new Random(3).nextBytes(sent);
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LatencyProxy toSlow = new LatencyProxy("127.0.0.1", slow.getLocalPort())) {
            toSlow.setRoundTrip(Duration.ofMillis(2));
            try (Socket socket = new Socket(toSlow.host(), toSlow.port());
                    Socket reader = slow.accept()) {
                CompletableFuture<Void> writing =
                        CompletableFuture.runAsync(
                                () -> {
                                    write(socket, sent, sent.length);
                                    closeQuietly(socket);
                                });
                assertThrows(
                        java.util.concurrent.TimeoutException.class,
                        () -> writing.get(500, java.util.concurrent.TimeUnit.MILLISECONDS));
                assertArrayEquals(sent, reader.getInputStream().readAllBytes());
                writing.join();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void theEndOfOneSideIsTheEndOfTheOther(int millis) throws IOException {
        proxy.setRoundTrip(Duration.ofMillis(millis));
        Socket socket = connect();
        roundTrips(socket, 1);
        assertEquals(1, echo.open());
        socket.close();
        echo.awaitOpen(0);

        try (Socket second = connect()) {
            roundTrips(second, 1);
            echo.closeConnections();
            assertEquals(-1, second.getInputStream().read());
        }
    }

    @Test
    void aBackendThatRefusesIsAConnectionThatCloses() throws IOException {
        echo.close();
        try (Socket socket = connect()) {
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void refusesANegativeRoundTrip() {
        assertThrows(
                IllegalArgumentException.class, () -> proxy.setRoundTrip(Duration.ofMillis(-1)));
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Sorted times of so many exchanges of one byte, in milliseconds. */
    private static double[] roundTrips(Socket socket, int count) throws IOException {
        return roundTrips(socket, count, 0);
    }

    /** The same by a caller who sleeps for half of these milliseconds before and after each. */
    private static double[] roundTrips(Socket socket, int count, int millisAsleep)
            throws IOException {
        long half = Duration.ofMillis(millisAsleep).toNanos() / 2;
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            long sent = System.nanoTime();
            LockSupport.parkNanos(half);
            socket.getOutputStream().write(i);
            assertEquals(i, socket.getInputStream().read());
            LockSupport.parkNanos(half);
            times[i] = (System.nanoTime() - sent) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private static void write(Socket socket, byte[] bytes, int piece) {
        try {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < bytes.length; i += piece) {
                out.write(bytes, i, Math.min(piece, bytes.length - i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
