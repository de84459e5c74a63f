package dev.sessionmark.platform.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * What a request brings to show who sends it.
 *
 * @param secret the token
 * @param fromCookie whether a browser added it by itself
 */
record Credential(String secret, boolean fromCookie) {

    private static final String SCHEME = "Bearer ";

    /** The header counts before the cookie. */
    static Optional<Credential> of(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(new Credential(header.substring(SCHEME.length()).strip(), false));
        }
        Cookie cookie = request.getCookie(SessionCookie.NAME);
        return cookie == null || cookie.getValue().isEmpty()
                ? Optional.empty()
                : Optional.of(new Credential(cookie.getValue(), true));
    }

    @Override
    public String toString() {
        return "Credential[fromCookie=%s]".formatted(fromCookie);
    }
}
