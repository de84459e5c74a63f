package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes connections on to a port of loopback, until it is told to freeze those it has: from then
 * on they stay open and nothing comes through, as behind a firewall that forgot them. New ones
 * work. It may also lose the answer to one commit.
 */
public final class Relay implements AutoCloseable {

    private final ServerSocket listener;
    private final int server;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private volatile String doomed;

    /**
     * @param address to listen on
     * @param server port on 127.0.0.1
     */
    public Relay(String address, int server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getByName(address));
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Freezes every connection there is, and says how many there are. */
    public int freeze() {
        int open = 0;
        for (Pair pair : pairs) {
            if (!pair.frozen && !pair.down.isClosed()) {
                pair.frozen = true;
                open++;
            }
        }
        return open;
    }

    /**
     * Cuts the next connection that commits after it has said this, once the server has committed:
     * whoever asked for it does not hear of that.
     */
    public void loseCommitAfter(String text) {
        doomed = text;
    }

    /** Whether that has happened, or was never asked for. */
    public boolean hasLostIt() {
        return doomed == null;
    }

    private void accept() {
        try {
            while (true) {
                Socket down = listener.accept();
                Socket up = new Socket();
                up.connect(new InetSocketAddress("127.0.0.1", server));
                Pair pair = new Pair(down, up);
                pairs.add(pair);
                Thread.ofVirtual().start(() -> pair.pass(down, up));
                Thread.ofVirtual().start(() -> pair.pass(up, down));
            }
        } catch (IOException closed) {
            pairs.forEach(Pair::close);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        pairs.forEach(Pair::close);
    }

    private final class Pair {

        private final Socket down;
        private final Socket up;
        private volatile boolean frozen;
        private volatile boolean deaf;
        private boolean saidIt;

        Pair(Socket down, Socket up) {
            this.down = down;
            this.up = up;
        }

        void pass(Socket from, Socket to) {
            byte[] bytes = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                int read;
                while ((read = in.read(bytes)) >= 0) {
                    if (from == down) {
                        listen(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
                    } else if (deaf) {
                        break;
                    }
                    if (!frozen) {
                        to.getOutputStream().write(bytes, 0, read);
                    }
                }
            } catch (IOException gone) {
                // One side is as good as the other: both are closed.
            }
            if (!frozen) {
                close();
            }
        }

        private void listen(String said) {
            String text = doomed;
            if (text != null) {
                saidIt |= said.contains(text);
                if (saidIt && said.contains("COMMIT")) {
                    deaf = true;
                    doomed = null;
                }
            }
        }

        void close() {
            try (down;
                    up) {
                frozen = false;
            } catch (IOException notClosed) {
                throw new UncheckedIOException(notClosed);
            }
        }
    }
}
