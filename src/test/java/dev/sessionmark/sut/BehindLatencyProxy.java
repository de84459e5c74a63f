package dev.sessionmark.sut;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A latency proxy before a server that sends back each byte. */
@Timeout(60)
abstract class BehindLatencyProxy {

    EchoServer echo;
    LatencyProxy proxy;

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

    final Socket connect() throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Sorted times of so many exchanges of one byte, in milliseconds. */
    static double[] roundTrips(Socket socket, int count) throws IOException {
        return roundTrips(socket, count, 0);
    }

    /** The same by a caller who sleeps for half of these milliseconds before and after each. */
    static double[] roundTrips(Socket socket, int count, int millisAsleep) throws IOException {
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

    /** Sends back what it receives, one thread for each connection. */
    static final class EchoServer implements AutoCloseable {

        private final ServerSocket server;
        private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

        EchoServer() throws IOException {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        int open() {
            return connections.size();
        }

        /** Returns when so many connections are open; the test's time limit bounds the wait. */
        void awaitOpen(int expected) {
            while (open() != expected) {
                Thread.onSpinWait();
            }
        }

        void closeConnections() throws IOException {
            for (Socket connection : connections) {
                connection.close();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            closeConnections();
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    Socket connection = server.accept();
                    connection.setTcpNoDelay(true);
                    connections.add(connection);
                    Thread.ofPlatform().daemon().start(() -> echo(connection));
                } catch (SocketException e) {
                    // The server was closed, which the loop's condition sees.
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void echo(Socket connection) {
            try (connection) {
                InputStream in = connection.getInputStream();
                OutputStream out = connection.getOutputStream();
                in.transferTo(out);
            } catch (IOException e) {
                // The test closed the connection.
            } finally {
                connections.remove(connection);
            }
        }
    }
}
