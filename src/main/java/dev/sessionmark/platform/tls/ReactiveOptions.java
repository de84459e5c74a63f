package dev.sessionmark.platform.tls;

import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.pgclient.impl.PgConnectionUriParser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import javax.net.ssl.TrustManagerFactory;

/** What the reactive client has to be told beside the URL of {@link TlsParameters}. */
public final class ReactiveOptions {

    /** Java's name for what browsers do: the server's name must be in its certificate. */
    private static final String NAME_CHECK = "HTTPS";

    /** Seconds that opening a TCP connection may take, as {@code psql} names them. */
    public static final String CONNECT_TIMEOUT = "connect_timeout";

    private ReactiveOptions() {}

    public static PgConnectOptions of(String url) {
        return completed(PgConnectOptions.fromUri(url), url);
    }

    /**
     * Adds what the client leaves out of options it makes from a URL: it does not know these
     * parameters.
     *
     * @param made from the URL
     * @throws IllegalStateException when Java has no authorities that it trusts
     */
    public static PgConnectOptions completed(PgConnectOptions made, String url) {
        JsonObject told = PgConnectionUriParser.parse(url, false);
        if (told == null) {
            // No URL: a process without a database.
            return made;
        }
        String root = told.getString(TlsParameters.ROOT);
        // The client writes all names in small letters.
        String port = told.getString(lower(LoopbackSocketFactory.PORT_PARAMETER));
        PgConnectOptions options =
                port == null
                        ? new PgConnectOptions(made)
                        : new Through(made, Integer.parseInt(port));
        // A URL that sets one of these makes the client forget the others.
        PgConnectOptions.DEFAULT_PROPERTIES.forEach(options.getProperties()::putIfAbsent);
        String connectTimeout = told.getString(CONNECT_TIMEOUT);
        if (connectTimeout != null) {
            options.setConnectTimeout(Integer.parseInt(connectTimeout) * 1_000);
        }
        if (root != null) {
            options.setTrustAll(false).setTrustOptions(trusting(root));
        } else if (made.getTrustOptions() == null) {
            // Without an authority there is nothing to check, only to encrypt.
            options.setTrustAll(true);
        }
        if (made.getSslMode() == SslMode.VERIFY_FULL) {
            options.setHostnameVerificationAlgorithm(NAME_CHECK);
        }
        return options;
    }

    private static TrustOptions trusting(String root) {
        if (!root.equals(TlsParameters.SYSTEM)) {
            return new PemTrustOptions().addCertPath(root);
        }
        try {
            TrustManagerFactory java =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            java.init((KeyStore) null);
            return TrustOptions.wrap(java.getTrustManagers()[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no authorities that it trusts", e);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Options whose server is asked for by its own name on a port of loopback. */
    private static final class Through extends PgConnectOptions {

        private final SocketAddress address;

        Through(PgConnectOptions options, int port) {
            super(options);
            try {
                byte[] loopback = LoopbackSocketFactory.address(port).getAddress().getAddress();
                address =
                        SocketAddress.inetSocketAddress(
                                new InetSocketAddress(
                                        InetAddress.getByAddress(options.getHost(), loopback),
                                        port));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("an address of loopback has another length", e);
            }
        }

        @Override
        public SocketAddress getSocketAddress() {
            return address;
        }
    }
}
