package dev.sessionmark.platform.http;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A connection to the service under test, and whatever one likes to send over it. */
public final class RawClient implements AutoCloseable {

    private final Socket socket;

    /** Connects to the port of the service. */
    public RawClient() throws IOException {
        this(RestAssured.port);
    }

    RawClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
    }

    /** Sends bytes as they are. */
    public RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends a head, completed by what must be in it. */
    public RawClient head(String line, String... headers) throws IOException {
        return send(
                line
                        + " HTTP/1.1\r\nHost: localhost\r\n"
                        + String.join("", Arrays.stream(headers).map(h -> h + "\r\n").toList())
                        + "\r\n");
    }

    /** The status of the next answer, which is read to its end; it must have a length. */
    int answer() throws IOException {
        return answer(true);
    }

    /** The same, also where no body comes with a length, as in answer to HEAD. */
    int answer(boolean body) throws IOException {
        String head = readHead();
        int length = 0;
        for (String line : head.split("\r\n")) {
            if (body && line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        if (socket.getInputStream().readNBytes(length).length < length) {
            throw new IOException("the answer is cut off: " + head);
        }
        return Integer.parseInt(head.split(" ")[1]);
    }

    private String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Reads until the service closes the connection; how many bytes that were. */
    long readToEnd() throws IOException {
        byte[] some = new byte[65_536];
        long all = 0;
        InputStream in = socket.getInputStream();
        try {
            int read;
            while ((read = in.read(some)) >= 0) {
                all += read;
            }
        } catch (SocketException e) {
            // Closed while there was still something to be read on the other side.
            return all;
        }
        return all;
    }

    /** Everything that comes until the service closes the connection. */
    public String text() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Leaves without a word, as a client does that is killed. */
    void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** So many ask at once, wait a moment, and hang up before they are answered. */
    public static void askAndLeave(String path, int clients, long patienceMs)
            throws IOException, InterruptedException {
        List<RawClient> asking = new ArrayList<>();
        try {
            for (int i = 0; i < clients; i++) {
                asking.add(new RawClient());
                asking.getLast().head("GET " + path);
            }
            Thread.sleep(patienceMs);
        } finally {
            for (RawClient client : asking) {
                client.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
