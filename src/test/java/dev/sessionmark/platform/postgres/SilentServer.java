package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes every connection and never says a word, as a database behind a firewall that drops. */
public final class SilentServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Queue<Socket> taken = new ConcurrentLinkedQueue<>();

    /** Listens on a free port of loopback. */
    public SilentServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::take);
    }

    /** Its address, as that of a database. */
    public DatabaseUrl url() {
        return new DatabaseUrl(
                "127.0.0.1", listener.getLocalPort(), "shop", "me", "secret", Map.of());
    }

    private void take() {
        try {
            while (!listener.isClosed()) {
                taken.add(listener.accept());
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : taken) {
            socket.close();
        }
    }
}
