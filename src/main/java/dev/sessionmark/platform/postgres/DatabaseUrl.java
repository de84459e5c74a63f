package dev.sessionmark.platform.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where a PostgreSQL database is and how to log in. The password appears in no text this record
 * makes: not in {@link #toString()}, not in the URLs, not in an error.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port TCP port
 * @param database name of the database
 * @param user role to log in as
 * @param password of the role; null or empty where the server wants no password
 * @param parameters connection parameters as given (for example {@code sslmode}), in order
 */
public record DatabaseUrl(
        String host,
        int port,
        String database,
        String user,
        String password,
        Map<String, String> parameters) {

    /** The port a PostgreSQL server listens on unless told otherwise. */
    public static final int DEFAULT_PORT = 5432;

    public DatabaseUrl {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(user, "user");
        password = password == null ? "" : password;
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("Database port out of range 1..65535: " + port);
        }
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Reads {@code postgresql://user:password@host:port/database?name=value}, also with the schemes
     * {@code postgres}, {@code jdbc:postgresql} and {@code vertx-reactive:postgresql}. User and
     * password may stand in the parameters {@code user} and {@code password} instead. Without a
     * port it is 5432, without a database that of the user's name, as with {@code psql}.
     *
     * @throws IllegalArgumentException saying what is wrong, without the password
     */
    public static DatabaseUrl parse(String url) {
        DatabaseUrlParts parts = DatabaseUrlParts.of(url);
        return new DatabaseUrl(
                parts.host(),
                parts.port().orElse(DEFAULT_PORT),
                parts.database().orElse(parts.user()),
                parts.user(),
                parts.password(),
                parts.parameters());
    }

    /** For JDBC drivers, without credentials: {@code jdbc:postgresql://host:port/database?...}. */
    public String jdbcUrl() {
        return "jdbc:" + location();
    }

    /** For Quarkus' reactive datasources, without credentials: {@code postgresql://...}. */
    public String reactiveUrl() {
        return location();
    }

    /** The same database and login, reached through another address (a proxy, for example). */
    public DatabaseUrl withAddress(String otherHost, int otherPort) {
        return new DatabaseUrl(otherHost, otherPort, database, user, password, parameters);
    }

    /** Another database on the same server, with the same login. */
    public DatabaseUrl withDatabase(String otherDatabase) {
        return new DatabaseUrl(host, port, otherDatabase, user, password, parameters);
    }

    /** To show to people: {@code user@host:port/database}. */
    public String display() {
        return user + "@" + address() + "/" + database;
    }

    @Override
    public String toString() {
        return "postgresql://" + encode(user) + (password.isEmpty() ? "" : ":***") + "@" + tail();
    }

    private String location() {
        return "postgresql://" + tail();
    }

    private String tail() {
        String query =
                parameters.entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return address() + "/" + encode(database) + (query.isEmpty() ? "" : "?" + query);
    }

    private String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
