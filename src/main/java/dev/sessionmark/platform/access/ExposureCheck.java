package dev.sessionmark.platform.access;

import dev.sessionmark.platform.http.RequestOrigin;
import java.util.Optional;

/** Whether a service may start: others may reach it only when they can be asked who they are. */
public final class ExposureCheck {

    private ExposureCheck() {}

    /**
     * What keeps it from starting, in one line; empty when nothing does.
     *
     * @param host address that it listens on
     * @param file of API tokens
     * @param identityProvider whether bearer tokens are checked
     */
    public static Optional<String> missing(String host, TokenFile file, boolean identityProvider) {
        try {
            boolean nobody = file.list().isEmpty();
            return identityProvider || !nobody || RequestOrigin.isLoopback(host)
                    ? Optional.empty()
                    : Optional.of(
                            ("others can reach %s and there is no API token in %s: make one with"
                                            + " 'sessionmark token create --role operator --name"
                                            + " NAME', configure sessionmark.access.jwt, or listen"
                                            + " on 127.0.0.1")
                                    .formatted(host, file.path()));
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
