package dev.sessionmark.platform.tls;

import dev.sessionmark.platform.words.Causes;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/**
 * Why an encrypted connection was not made, where the drivers say it in words of their own, and
 * what to do. It names no host, file or user.
 */
public final class TlsFailure {

    /** Of PostgreSQL's JDBC driver; it has no type for it. */
    private static final String NAME_REFUSED = "could not be verified by hostnameverifier";

    private static final String OTHER_NAME =
            "its certificate is for another name (sslmode=verify-full asks for this one); give as"
                    + " host a name that is in the certificate";

    private static final String OTHER_AUTHORITY =
            "its certificate is not from the authority in sslrootcert%s; sslrootcert must name the"
                    + " authority that signed it";

    private static final String NOT_AGREED =
            "an encrypted connection was not agreed on; sslrootcert must name the authority that"
                    + " signed its certificate, and with sslmode=verify-full the host must be a"
                    + " name in it";

    private static final String NOT_ENCRYPTED =
            "it does not encrypt connections, and sslmode asks for it; switch ssl on in its"
                    + " configuration, or give sslmode=disable where the network can be trusted";

    /** Of the reactive client. */
    private static final String HANDSHAKE = "SSL handshake failed";

    private static final String NO_ENCRYPTION = "does not handle SSL";
    private static final String NO_SUPPORT = "does not support SSL";

    private TlsFailure() {}

    public static Optional<String> explain(Throwable problem) {
        boolean certificate = false;
        for (Throwable cause : (Iterable<Throwable>) Causes.of(problem)::iterator) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof CertPathBuilderException
                    || cause instanceof CertPathValidatorException) {
                return Optional.of(
                        OTHER_AUTHORITY.formatted(
                                cause instanceof CertPathValidatorException
                                        ? " or not valid (" + message + ")"
                                        : ""));
            }
            if (cause instanceof PSQLException && message.contains(NAME_REFUSED)) {
                return Optional.of(OTHER_NAME);
            }
            if (saysNothing(cause)) {
                return Optional.of(NOT_AGREED);
            }
            if (message.contains(NO_ENCRYPTION) || message.contains(NO_SUPPORT)) {
                return Optional.of(NOT_ENCRYPTED);
            }
            certificate |= cause instanceof CertificateException;
        }
        return certificate ? Optional.of(OTHER_NAME) : Optional.empty();
    }

    /**
     * Whether it is the reactive client that could not encrypt: it keeps the reason to itself. The
     * other driver can be asked instead.
     */
    public static boolean saysNothing(Throwable problem) {
        return HANDSHAKE.equals(problem.getMessage());
    }
}
