package dev.sessionmark.platform.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The parameters {@code sslmode} and {@code sslrootcert} of a database URL. They mean what they
 * mean to {@code psql}, whichever driver reads them, with two differences: there is no default file
 * of authorities, and {@code sslrootcert=system} stands for the authorities that Java trusts.
 */
public final class TlsParameters {

    public static final String MODE = "sslmode";
    public static final String ROOT = "sslrootcert";

    /** Stands for the authorities that come with Java. */
    static final String SYSTEM = "system";

    /** What {@code psql} does when it is told nothing: encrypted where the server can. */
    private static final String DEFAULT_MODE = "prefer";

    private static final String FULL = "verify-full";
    private static final List<String> MODES =
            List.of("disable", "allow", DEFAULT_MODE, "require", "verify-ca", FULL);

    /** Kept, because a logger that nobody holds forgets its level. */
    private static Logger verifier;

    private TlsParameters() {}

    /**
     * Refuses what could not be meant.
     *
     * @throws IllegalArgumentException saying what is wrong, in one line
     */
    public static void check(Map<String, String> parameters) {
        keepQuiet();
        String mode = parameters.getOrDefault(MODE, DEFAULT_MODE);
        if (!MODES.contains(mode)) {
            throw new IllegalArgumentException(
                    "Database URL has the unknown sslmode '%s'; expected one of %s"
                            .formatted(mode, String.join(", ", MODES)));
        }
        String root = parameters.get(ROOT);
        if (root == null) {
            if (mode.startsWith("verify-")) {
                throw new IllegalArgumentException(
                        ("Database URL has sslmode=%s but no sslrootcert; name the file of the"
                                        + " authority's certificate, or 'system' for those that"
                                        + " Java trusts")
                                .formatted(mode));
            }
        } else if (root.equals(SYSTEM)) {
            if (!mode.equals(FULL)) {
                // Anybody gets a certificate from one of them; only the name tells who it is for.
                throw new IllegalArgumentException(
                        "Database URL has sslrootcert=system, which needs sslmode=verify-full");
            }
        } else {
            checkFile(root);
        }
    }

    /** The driver logs a name that does not fit, before it says so in its exception. */
    private static void keepQuiet() {
        verifier = Logger.getLogger("org.postgresql.ssl.PGjdbcHostnameVerifier");
        verifier.setLevel(Level.OFF);
    }

    private static void checkFile(String root) {
        try (InputStream file = Files.newInputStream(Path.of(root))) {
            if (CertificateFactory.getInstance("X.509").generateCertificates(file).isEmpty()) {
                throw new CertificateException("none");
            }
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException(
                    "Database URL: cannot read the sslrootcert " + root, unreadable);
        } catch (CertificateException none) {
            throw new IllegalArgumentException(
                    "Database URL: the sslrootcert " + root + " has no certificate in it", none);
        }
    }

    /** The same, in words that PostgreSQL's JDBC driver takes to mean it. */
    public static Map<String, String> forJdbc(Map<String, String> parameters) {
        Map<String, String> told = new LinkedHashMap<>(parameters);
        checked(told);
        if (SYSTEM.equals(told.get(ROOT))) {
            told.remove(ROOT);
            told.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return told;
    }

    /**
     * The same for the reactive client. It encrypts nothing unless told to, and the other driver
     * whatever it can: two setups would not be compared on the same terms.
     */
    public static Map<String, String> forReactiveClient(Map<String, String> parameters) {
        Map<String, String> told = new LinkedHashMap<>(parameters);
        checked(told);
        told.putIfAbsent(MODE, DEFAULT_MODE);
        return told;
    }

    /** A certificate of the authority is there to be checked against, as {@code psql} sees it. */
    private static void checked(Map<String, String> told) {
        if (told.containsKey(ROOT) && "require".equals(told.get(MODE))) {
            told.put(MODE, "verify-ca");
        }
    }

    /**
     * The same for connections that go to this port of loopback and from there to the server: what
     * its certificate must say is still the server's own name.
     */
    public static Map<String, String> through(Map<String, String> parameters, int port) {
        Map<String, String> told = new LinkedHashMap<>(parameters);
        told.put(LoopbackSocketFactory.PARAMETER, LoopbackSocketFactory.class.getName());
        told.put(LoopbackSocketFactory.PORT_PARAMETER, Integer.toString(port));
        return Collections.unmodifiableMap(told);
    }
}
