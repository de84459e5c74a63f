package dev.sessionmark.platform.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A database URL taken apart. Errors name the part that is wrong and never quote the login.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port empty when the URL names none
 * @param database empty when the URL names none
 * @param user role to log in as
 * @param password empty when the URL has none
 * @param parameters all others, in order
 */
record DatabaseUrlParts(
        String host,
        OptionalInt port,
        Optional<String> database,
        String user,
        String password,
        Map<String, String> parameters) {

    private static final List<String> SCHEMES =
            List.of(
                    "jdbc:postgresql://",
                    "vertx-reactive:postgresql://",
                    "postgresql://",
                    "postgres://");
    private static final String EXPECTED =
            "; expected postgresql://user:password@host:port/database";

    static DatabaseUrlParts of(String url) {
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException("Database URL is empty" + EXPECTED);
        }
        String rest = withoutScheme(url.strip());
        Map<String, String> parameters = new LinkedHashMap<>();
        int query = rest.indexOf('?');
        if (query >= 0) {
            parameters.putAll(parameters(rest.substring(query + 1)));
            rest = rest.substring(0, query);
        }
        int slash = rest.lastIndexOf('/');
        // A slash before the last '@' belongs to a password that was not encoded.
        if (slash >= 0 && slash < rest.lastIndexOf('@')) {
            slash = -1;
        }
        String database = slash < 0 ? "" : decoded(rest.substring(slash + 1), "database");
        String authority = slash < 0 ? rest : rest.substring(0, slash);

        int at = authority.lastIndexOf('@');
        String login = at < 0 ? "" : authority.substring(0, at);
        String address = authority.substring(at + 1);
        int colon = login.indexOf(':');
        String user = decoded(colon < 0 ? login : login.substring(0, colon), "user");
        String password = colon < 0 ? "" : decoded(login.substring(colon + 1), "password");

        String userParameter = parameters.remove("user");
        String passwordParameter = parameters.remove("password");
        user = user.isEmpty() && userParameter != null ? userParameter : user;
        password = password.isEmpty() && passwordParameter != null ? passwordParameter : password;
        if (user.isEmpty()) {
            throw new IllegalArgumentException("Database URL names no user" + EXPECTED);
        }
        return new DatabaseUrlParts(
                host(address),
                port(address),
                Optional.of(database).filter(name -> !name.isEmpty()),
                user,
                password,
                parameters);
    }

    private static String withoutScheme(String url) {
        for (String scheme : SCHEMES) {
            if (url.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return url.substring(scheme.length());
            }
        }
        int end = url.indexOf("://");
        throw new IllegalArgumentException(
                (end > 0 && url.indexOf('@') > end
                                        || end > 0 && url.indexOf('@') < 0 && url.indexOf('?') < 0
                                ? "Database URL has the unsupported scheme '"
                                        + url.substring(0, end)
                                        + "'"
                                : "Database URL has no scheme")
                        + EXPECTED);
    }

    private static String host(String address) {
        String host;
        if (address.startsWith("[")) {
            int end = address.indexOf(']');
            if (end < 0) {
                throw new IllegalArgumentException(
                        "Database URL has an IPv6 address without its closing bracket" + EXPECTED);
            }
            host = address.substring(1, end);
        } else {
            int colon = address.indexOf(':');
            host = colon < 0 ? address : address.substring(0, colon);
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("Database URL names no host" + EXPECTED);
        }
        if (host.indexOf(',') >= 0 || address.indexOf(',') >= 0) {
            throw new IllegalArgumentException(
                    "Database URL names several hosts; one is measured at a time");
        }
        return decoded(host, "host");
    }

    private static OptionalInt port(String address) {
        int from = address.startsWith("[") ? address.indexOf(']') : 0;
        int colon = address.indexOf(':', from);
        if (colon < 0) {
            return OptionalInt.empty();
        }
        String text = address.substring(colon + 1);
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            // The text is not quoted: a URL with its parts mixed up may have the password here.
            throw new IllegalArgumentException(
                    "Database URL has a port that is no number" + EXPECTED);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException(
                        "Database URL has a parameter without a value; expected ?name=value");
            }
            parameters.put(
                    decoded(pair.substring(0, equals), "parameter"),
                    decoded(pair.substring(equals + 1), "parameter"));
        }
        return parameters;
    }

    private static String decoded(String text, String part) {
        try {
            // A plus sign is itself in a URL of PostgreSQL; only HTML forms mean a space by it.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            // The cause quotes the text, so it is not passed on.
            throw new IllegalArgumentException(
                    "Database URL has a broken % sequence in its "
                            + part
                            + "; a % itself is written %25");
        }
    }
}
