package dev.sessionmark.load;

import io.vertx.core.http.impl.HttpClientInternal;
import io.vertx.core.impl.ContextInternal;

/**
 * The connections to one target. Kept from one load to the next, so that a measurement window runs
 * on the connections, and so on the server's event loops, that the warm-up ran on.
 */
final class ConnectionSet {

    private final HttpClientInternal client;
    private final ContextInternal context;
    private ClientConnection[] connections = {};
    private String host;
    private int port;

    ConnectionSet(HttpClientInternal client, ContextInternal context) {
        this.client = client;
        this.context = context;
    }

    /** The connections to this target, made anew only when target or number differ. */
    ClientConnection[] to(LoadTarget target) {
        boolean same =
                target.host().equals(host)
                        && target.port() == port
                        && target.connections() == connections.length;
        if (!same) {
            for (ClientConnection connection : connections) {
                connection.discard();
            }
            connections = new ClientConnection[target.connections()];
            for (int i = 0; i < connections.length; i++) {
                connections[i] = new ClientConnection(i, client, context, target);
            }
            host = target.host();
            port = target.port();
        }
        return connections;
    }
}
