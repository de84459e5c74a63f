package dev.sessionmark.load;

/**
 * Where requests go, and over which connections.
 *
 * @param host host name or address
 * @param port TCP port
 * @param connections HTTP/1.1 keep-alive connections
 * @param pooled false: request n belongs to connection n mod {@code connections} and waits for it,
 *     so that a blocked event loop delays the requests that fall to it. True: any free connection
 *     takes the next request, which steers round a blocked loop and hides it
 */
public record LoadTarget(String host, int port, int connections, boolean pooled) {

    /** Refuses a target without connections. */
    public LoadTarget {
        if (connections < 1) {
            throw new IllegalArgumentException(
                    "at least one connection is needed, not " + connections);
        }
    }
}
