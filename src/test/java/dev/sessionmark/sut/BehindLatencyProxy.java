package dev.sessionmark.sut;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
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
}
