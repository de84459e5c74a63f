package dev.sessionmark.load;

import io.vertx.core.http.impl.HttpClientInternal;
import io.vertx.core.impl.ContextInternal;

/**
 * The connections to one target. Kept from one load to the next, so that a measurement window runs
 * on the connections, and so on the server's event loops, that the warm-up ran on.
 */
final class ConnectionSet {

    private final HttpClientInternal plain;
    private final HttpClientInternal encrypted;
    private final ContextInternal context;
    private ClientConnection[] connections = {};
    private LoadTarget made;

    ConnectionSet(HttpClientInternal plain, HttpClientInternal encrypted, ContextInternal context) {
        this.plain = plain;
        this.encrypted = encrypted;
        this.context = context;
    }

    /** The connections to this target, made anew only when it is another. */
    ClientConnection[] to(LoadTarget target) {
        if (!target.equals(made)) {
            for (ClientConnection connection : connections) {
                connection.discard();
            }
            connections = new ClientConnection[target.connections()];
            for (int i = 0; i < connections.length; i++) {
                connections[i] =
                        new ClientConnection(i, target.tls() ? encrypted : plain, context, target);
            }
            made = target;
        }
        return connections;
    }
}
