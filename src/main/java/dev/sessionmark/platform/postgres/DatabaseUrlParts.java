package dev.sessionmark.platform.postgres;

import dev.sessionmark.platform.connection.ConnectionParameters;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database URL taken apart, see {@link DatabaseUrl}: port and database are null where it names
 * none. Errors name the part that is wrong and never quote the login.
 */
record DatabaseUrlParts(
        String host,
        Integer port,
        String database,
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
    private static final String HOST = "[A-Za-z0-9._-]+";

    static DatabaseUrlParts of(String url, String userOtherwise) {
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException("Database URL is empty" + EXPECTED);
        }
        String rest = withoutScheme(url.strip());
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        rest = question < 0 ? rest : rest.substring(0, question);
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

        if (query.indexOf('@') >= 0 && (!login.isEmpty() || !query.contains("user="))) {
            // What follows the question mark may be the end of a password: none of it is told.
            throw new IllegalArgumentException(
                    "Database URL has an @ behind its ?; in a password ? is written %3F and @ is"
                            + " written %40, also in parameters");
        }
        String hostInAddress = host(address);
        String portInAddress = port(address);
        Map<String, String> parameters = parameters(query);
        user = either("user", user, parameters);
        password = either("password", password, parameters);
        user = user.isEmpty() ? userOtherwise : user;
        if (user.isEmpty()) {
            throw new IllegalArgumentException("Database URL names no user" + EXPECTED);
        }
        String port = either("port", portInAddress, parameters);
        String name = either("dbname", database, parameters);
        return new DatabaseUrlParts(
                checkedHost(either("host", hostInAddress, parameters)),
                port.isEmpty() ? null : (Integer) number(port),
                name.isEmpty() ? null : name,
                user,
                password,
                parameters);
    }

    /** A part that stands in its place or among the parameters, but not in both. */
    private static String either(String name, String inPlace, Map<String, String> parameters) {
        String parameter = parameters.remove(name);
        if (parameter != null && !inPlace.isEmpty()) {
            throw new IllegalArgumentException("Database URL names its " + name + " twice");
        }
        return parameter == null ? inPlace : parameter;
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

    /** Empty where it must be among the parameters. */
    private static String host(String address) {
        if (address.startsWith("[")) {
            int end = address.indexOf(']');
            if (end < 0) {
                throw new IllegalArgumentException(
                        "Database URL has an IPv6 address without its closing bracket" + EXPECTED);
            }
            String inBrackets = address.substring(1, end);
            if (inBrackets.indexOf(':') < 0) {
                throw noAddress();
            }
            return inBrackets;
        }
        if (address.indexOf(',') >= 0) {
            throw severalHosts();
        }
        int colon = address.indexOf(':');
        return decoded(colon < 0 ? address : address.substring(0, colon), "host");
    }

    private static IllegalArgumentException severalHosts() {
        return new IllegalArgumentException(
                "Database URL names several hosts; one is measured at a time");
    }

    private static String checkedHost(String host) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("Database URL names no host" + EXPECTED);
        }
        if (host.indexOf(',') >= 0) {
            throw severalHosts();
        }
        if (host.startsWith("/") || host.startsWith("@")) {
            throw new IllegalArgumentException(
                    "Database URL names a Unix socket, which has no distance to vary; name a host"
                            + " and port (127.0.0.1 for this machine)");
        }
        String plain =
                host.startsWith("[") && host.endsWith("]")
                        ? host.substring(1, host.length() - 1)
                        : host;
        if (plain.indexOf(':') >= 0) {
            return address(plain);
        }
        if (!plain.matches(HOST)) {
            throw new IllegalArgumentException(
                    "Database URL has a host that is no name and no address" + EXPECTED);
        }
        return plain;
    }

    /**
     * An IPv6 address without dots, which not both drivers can read. One that stands for an IPv4
     * address is that: {@code ::ffff:127.0.0.1} is 127.0.0.1 to every socket.
     */
    private static String address(String text) {
        if (text.indexOf('%') >= 0) {
            throw new IllegalArgumentException(
                    "Database URL has an IPv6 address with a zone, which is not supported; give"
                            + " one that is valid without");
        }
        try {
            // Not looked up: it has a colon.
            InetAddress address = InetAddress.getByName(text);
            return address instanceof Inet6Address && text.indexOf('.') < 0
                    ? text
                    : address.getHostAddress();
        } catch (UnknownHostException noAddress) {
            throw noAddress();
        }
    }

    private static IllegalArgumentException noAddress() {
        return new IllegalArgumentException(
                "Database URL has brackets around what is no IPv6 address" + EXPECTED);
    }

    /** Its digits; empty where it must be among the parameters, or is the usual one. */
    private static String port(String address) {
        int from = address.startsWith("[") ? address.indexOf(']') : 0;
        int colon = address.indexOf(':', from);
        return colon < 0 ? "" : Integer.toString(number(address.substring(colon + 1)));
    }

    private static int number(String port) {
        if (port.indexOf(',') >= 0) {
            throw severalHosts();
        }
        try {
            return Integer.parseInt(port);
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
            String name =
                    ConnectionParameters.canonical(decoded(pair.substring(0, equals), "parameter"));
            String value = decoded(pair.substring(equals + 1), "parameter");
            if (parameters.put(name, value) != null) {
                throw new IllegalArgumentException("Database URL names its " + name + " twice");
            }
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
                    "Database URL has a broken %% sequence in its %s; a %% itself is written %%25"
                            .formatted(part));
        }
    }
}
