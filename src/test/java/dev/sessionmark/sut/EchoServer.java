package dev.sessionmark.sut;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends back what it receives, one thread for each connection. */
final class EchoServer implements AutoCloseable {

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
