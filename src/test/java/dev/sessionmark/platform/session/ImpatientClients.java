package dev.sessionmark.platform.session;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that ask and hang up before they are answered. */
final class ImpatientClients {

    private ImpatientClients() {}

    /** Sends so many requests at once, waits a moment and closes all their connections. */
    static void askAndLeave(URI base, String path, int clients, long patienceMs)
            throws IOException, InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < clients; i++) {
                Socket socket = new Socket(base.getHost(), base.getPort());
                sockets.add(socket);
                String request =
                        "GET " + path + " HTTP/1.1\r\nHost: " + base.getHost() + "\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            }
            Thread.sleep(patienceMs);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
