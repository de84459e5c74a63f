package dev.sessionmark.load;

import dev.sessionmark.statistics.Histograms;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A second, independent generator to check the first one against: a thread and a blocking socket
 * for each connection, request n on connection n mod size, response time from the intended start.
 * Shares nothing with the first but the histogram.
 */
final class ThreadedGenerator {

    /**
     * Park until so long before a request is due, then spin: parking is late by its timer slack.
     */
    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private final int port;
    private final String uri;
    private final double rate;
    private final int connections;

    ThreadedGenerator(int port, String uri, double rate, int connections) {
        this.port = port;
        this.uri = uri;
        this.rate = rate;
        this.connections = connections;
    }

    /** Response times in nanoseconds of all requests due in this time. */
    Histogram run(Duration time) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            List<Future<Histogram>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                parts.add(threads.submit(() -> connection(first, start, time)));
            }
            Histogram sum = Histograms.create();
            for (Future<Histogram> part : parts) {
                sum.add(part.get());
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IOException("a connection failed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Histogram connection(int first, long start, Duration time) throws IOException {
        Histogram histogram = Histograms.create();
        byte[] request =
                ("GET " + uri + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] answer = TestServer.ANSWER.getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] buffer = new byte[1024];
            for (long n = first; ; n += connections) {
                long offset = (long) (n * 1e9 / rate);
                if (offset >= time.toNanos()) {
                    return histogram;
                }
                await(start + offset);
                out.write(request);
                readAnswer(in, buffer, answer);
                Histograms.record(histogram, System.nanoTime() - (start + offset));
            }
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** Reads to the end of the expected body, which is the last thing of an answer. */
    private static void readAnswer(InputStream in, byte[] buffer, byte[] body) throws IOException {
        int length = 0;
        while (!endsWith(buffer, length, body)) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read <= 0) {
                throw new EOFException("no answer");
            }
            length += read;
        }
    }

    private static boolean endsWith(byte[] buffer, int length, byte[] end) {
        if (length < end.length) {
            return false;
        }
        for (int i = 0; i < end.length; i++) {
            if (buffer[length - end.length + i] != end[i]) {
                return false;
            }
        }
        return true;
    }
}
