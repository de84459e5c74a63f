package dev.sessionmark.sut;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes through the latency proxy comes out whole, in order, and ends when it should. */
class LatencyProxyTransportTest extends BehindLatencyProxy {

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void carriesManyBytesIntact(int millis) throws IOException {
        proxy.setDbLatency(Duration.ofMillis(millis));
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
                                    proxy.setDbLatency(Duration.ofMillis((64 - i) % 13 * 3));
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
            toSlow.setDbLatency(Duration.ofMillis(2));
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
        proxy.setDbLatency(Duration.ofMillis(millis));
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
