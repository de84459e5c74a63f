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
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LatencyProxyTest {

    /** What a busy machine may add to a median round trip. */
    private static final double SLACK_MS = 5;

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
        try (Socket socket = connect()) {
            double[] times = roundTrips(socket, 31);
            assertTrue(times[0] >= millis, "shortest " + times[0]);
            assertTrue(times[15] < millis + SLACK_MS, "median " + times[15]);
        }
    }

    @Test
    void switchesOnALivingConnection() throws IOException {
        try (Socket socket = connect()) {
            assertTrue(roundTrips(socket, 11)[5] < SLACK_MS);
            proxy.setRoundTrip(Duration.ofMillis(20));
            assertTrue(roundTrips(socket, 11)[0] >= 20);
            proxy.setRoundTrip(Duration.ZERO);
            assertTrue(roundTrips(socket, 11)[5] < SLACK_MS);
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
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            long sent = System.nanoTime();
            socket.getOutputStream().write(i);
            assertEquals(i, socket.getInputStream().read());
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
