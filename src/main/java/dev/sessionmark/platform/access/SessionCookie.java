package dev.sessionmark.platform.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.regex.Pattern;

/** The cookie in which a browser keeps its visitor's token: no script can read it. */
final class SessionCookie {

    static final String NAME = "sessionmark-token";

    /** What browsers keep, with its name and attributes. */
    static final int LONGEST_TOKEN = 3_800;

    /** A prefix that means the same in an attribute of a cookie. */
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    private SessionCookie() {}

    /** Gives it to the browser, until that is closed. */
    static void set(HttpServerRequest request, String token) {
        request.response().addCookie(cookie(request, token));
    }

    static void remove(HttpServerRequest request) {
        request.response().addCookie(cookie(request, "").setMaxAge(0));
    }

    private static Cookie cookie(HttpServerRequest request, String value) {
        return Cookie.cookie(NAME, value)
                .setPath(path(request))
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(isSecure(request));
    }

    /**
     * Where a trusted proxy has put the service: its other paths may lead to services of others,
     * who have no business with the token.
     */
    private static String path(HttpServerRequest request) {
        String seen = request.uri().split("\\?", 2)[0];
        String own = request.path();
        String prefix = seen.endsWith(own) ? seen.substring(0, seen.length() - own.length()) : "";
        return PLAIN.matcher(prefix).matches() ? prefix : "/";
    }

    /** A proxy's word is good enough: who lies about it makes their own cookie stricter. */
    private static boolean isSecure(HttpServerRequest request) {
        String proxy = request.getHeader("X-Forwarded-Proto");
        String forwarded = request.getHeader("Forwarded");
        return "https".equals(request.scheme())
                || proxy != null && proxy.strip().toLowerCase(Locale.ROOT).startsWith("https")
                || forwarded != null && forwarded.toLowerCase(Locale.ROOT).contains("proto=https");
    }
}
