package dev.sessionmark.load;

import java.net.URI;

/**
 * Where requests go, and over which connections.
 *
 * @param host host name or address
 * @param port TCP port
 * @param tls whether connections are encrypted (https)
 * @param connections HTTP/1.1 keep-alive connections
 * @param pooled false: request n belongs to connection n mod {@code connections} and waits for it,
 *     so that a blocked event loop delays the requests that fall to it. True: any free connection
 *     takes the next request, which steers round a blocked loop and hides it
 * @param numbered whether requests that are kept in full carry their number in a header, for a
 *     server that keeps its half of them
 */
public record LoadTarget(
        String host, int port, boolean tls, int connections, boolean pooled, boolean numbered) {

    private static final String TLS_SCHEME = "https";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** Refuses a target without connections. */
    public LoadTarget {
        if (connections < 1) {
            throw new IllegalArgumentException(
                    "at least one connection is needed, not " + connections);
        }
    }

    /** A system under test of ours, which keeps its half of numbered requests. */
    public LoadTarget(String host, int port, int connections, boolean pooled) {
        this(host, port, false, connections, pooled, true);
    }

    /**
     * The server of a URL.
     *
     * @param url with scheme http or https and a host; without a port it has that of the scheme
     */
    public static LoadTarget of(URI url, int connections, boolean pooled, boolean numbered) {
        boolean tls = TLS_SCHEME.equalsIgnoreCase(url.getScheme());
        int port = url.getPort() == -1 ? defaultPort(tls) : url.getPort();
        // A literal of IPv6 stands in brackets in a URL, and without them anywhere else.
        String host = url.getHost().replaceAll("^\\[(.*)]$", "$1");
        return new LoadTarget(host, port, tls, connections, pooled, numbered);
    }

    /** The same server over so many other connections, each bound to its requests. */
    LoadTarget over(int others) {
        return new LoadTarget(host, port, tls, others, false, numbered);
    }

    /** How requests name it: without a port where that is the usual one. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == defaultPort(tls) ? name : name + ":" + port;
    }

    private static int defaultPort(boolean tls) {
        return tls ? HTTPS_PORT : HTTP_PORT;
    }
}
