package dev.sessionmark.platform.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/** Why an encrypted connection was not made, where the drivers say it in words of their own. */
public final class TlsFailure {

    /** Of PostgreSQL's JDBC driver; it has no type for it. */
    private static final String NAME_REFUSED = "could not be verified by hostnameverifier";

    private static final String OTHER_NAME =
            "its certificate is for another name (sslmode=verify-full asks for this one)";

    /** Of the reactive client. */
    private static final String HANDSHAKE = "SSL handshake failed";

    private static final String NO_ENCRYPTION = "does not handle SSL";
    private static final String NO_SUPPORT = "does not support SSL";

    /** No chain of causes is longer, and one that goes round in a circle ends here. */
    private static final int DEEPEST = 20;

    private TlsFailure() {}

    /** What went wrong, in one line; empty when it was something else. */
    public static Optional<String> explain(Throwable problem) {
        boolean certificate = false;
        Throwable cause = problem;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof CertPathBuilderException
                    || cause instanceof CertPathValidatorException) {
                return Optional.of(
                        "its certificate is not from the authority in sslrootcert"
                                + (cause instanceof CertPathValidatorException
                                        ? " or not valid (" + message + ")"
                                        : ""));
            }
            if (cause instanceof PSQLException && message.contains(NAME_REFUSED)) {
                return Optional.of(OTHER_NAME);
            }
            if (saysNothing(cause)) {
                return Optional.of(
                        "an encrypted connection was not agreed on (see sslmode, sslrootcert)");
            }
            if (message.contains(NO_ENCRYPTION) || message.contains(NO_SUPPORT)) {
                return Optional.of("it does not encrypt connections, and sslmode asks for it");
            }
            certificate |= cause instanceof CertificateException;
            cause = cause.getCause();
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
