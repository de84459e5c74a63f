package dev.sessionmark.platform.postgres;

import dev.sessionmark.platform.connection.ConnectionParameters;
import dev.sessionmark.platform.connection.Passwords;
import dev.sessionmark.platform.tls.TlsParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
 * @param parameters connection parameters by their names in {@code psql} (for example {@code
 *     sslmode}), in order; see {@link ConnectionParameters}
 */
public record DatabaseUrl(
        String host,
        int port,
        String database,
        String user,
        String password,
        Map<String, String> parameters) {

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
     * {@code postgres}, {@code jdbc:postgresql} and {@code vertx-reactive:postgresql}. Each part
     * may stand among the parameters instead, as {@code host}, {@code port}, {@code dbname}, {@code
     * user} and {@code password}. Without a port it is 5432, without a database that of the user's
     * name, as with {@code psql}.
     *
     * @throws IllegalArgumentException saying what is wrong, without the password
     */
    public static DatabaseUrl parse(String url) {
        return parse(url, "");
    }

    /**
     * The same, with a user for a URL that names none.
     *
     * @param user empty where such a URL is an error
     * @throws IllegalArgumentException saying what is wrong, without the password
     */
    public static DatabaseUrl parse(String url, String user) {
        DatabaseUrlParts parts = DatabaseUrlParts.of(url, user);
        ConnectionParameters.check(parts.parameters());
        return new DatabaseUrl(
                parts.host(),
                Objects.requireNonNullElse(parts.port(), DEFAULT_PORT),
                Objects.requireNonNullElse(parts.database(), parts.user()),
                parts.user(),
                parts.password(),
                parts.parameters());
    }

    /** For JDBC drivers, without credentials: {@code jdbc:postgresql://host:port/database?...}. */
    public String jdbcUrl() {
        return "jdbc:" + location(ConnectionParameters.forJdbc(parameters));
    }

    /** For Quarkus' reactive datasources, without credentials: {@code postgresql://...}. */
    public String reactiveUrl() {
        return location(ConnectionParameters.forReactiveClient(parameters));
    }

    /**
     * The same database and login, reached through a port of loopback whose listener passes every
     * byte on. The host stays, so that the name in the server's certificate is checked as it would
     * be without: the listener sees nothing but encrypted bytes.
     */
    public DatabaseUrl through(int loopbackPort) {
        return new DatabaseUrl(
                host,
                port,
                database,
                user,
                password,
                TlsParameters.through(parameters, loopbackPort));
    }

    public Optional<Duration> connectTimeout() {
        return Optional.ofNullable(parameters.get(ConnectionParameters.CONNECT_TIMEOUT))
                .map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds)));
    }

    public DatabaseUrl withLogin(String otherUser, String otherPassword) {
        return new DatabaseUrl(host, port, database, otherUser, otherPassword, parameters);
    }

    /** The same, with the password found there if it has none of its own. */
    public DatabaseUrl completedFrom(Passwords passwords) {
        return password.isEmpty()
                ? withLogin(user, passwords.find(host, port, database, user).orElse(""))
                : this;
    }

    public DatabaseUrl withDatabase(String otherDatabase) {
        return new DatabaseUrl(host, port, otherDatabase, user, password, parameters);
    }

    /** To show to people: {@code user@host:port/database}. */
    public String display() {
        return user + "@" + address() + "/" + database;
    }

    @Override
    public String toString() {
        return "postgresql://%s%s@%s"
                .formatted(encode(user), password.isEmpty() ? "" : ":***", tail(parameters));
    }

    private String location(Map<String, String> told) {
        return "postgresql://" + tail(told);
    }

    private String tail(Map<String, String> told) {
        String query =
                told.entrySet().stream()
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
