package dev.sessionmark.platform.connection;

import dev.sessionmark.platform.tls.ReactiveOptions;
import dev.sessionmark.platform.tls.TlsParameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters that a database URL may have, each with one meaning for both drivers. Left to
 * themselves, each driver passes over in silence what it does not know: {@code sslmod=require}
 * would connect without encryption, and a schema that only one of them is told would have two
 * setups measure different tables.
 */
public final class ConnectionParameters {

    private static final String APPLICATION_NAME = "application_name";
    private static final String SEARCH_PATH = "search_path";
    private static final String CHANNEL_BINDING = "channel_binding";
    private static final String SESSION_ATTRIBUTES = "target_session_attrs";
    public static final String CONNECT_TIMEOUT = ReactiveOptions.CONNECT_TIMEOUT;

    /** Parts of the URL that may stand among its parameters instead. */
    private static final List<String> PARTS = List.of("host", "port", "dbname", "user", "password");

    private static final List<String> SUPPORTED =
            Stream.concat(
                            PARTS.stream(),
                            Stream.of(
                                    TlsParameters.MODE,
                                    TlsParameters.ROOT,
                                    CHANNEL_BINDING,
                                    APPLICATION_NAME,
                                    SEARCH_PATH,
                                    "options",
                                    CONNECT_TIMEOUT,
                                    SESSION_ATTRIBUTES))
                    .toList();

    /** The JDBC driver's own names for some of them. */
    private static final Map<String, String> OF_JDBC =
            Map.of(
                    "ApplicationName", APPLICATION_NAME,
                    "currentSchema", SEARCH_PATH,
                    "connectTimeout", CONNECT_TIMEOUT,
                    "channelBinding", CHANNEL_BINDING);

    /** What somebody may have meant where the letters do not tell. */
    private static final Map<String, String> MEANT =
            Map.of(
                    "schema",
                    SEARCH_PATH,
                    "hostaddr",
                    "host",
                    "database",
                    "dbname",
                    "username",
                    "user",
                    "fallback_application_name",
                    APPLICATION_NAME,
                    "targetServerType",
                    SESSION_ATTRIBUTES);

    /** A name is told back only where it looks like one. */
    private static final String NAME = "[A-Za-z][A-Za-z0-9_.-]{0,39}";

    /** Letters that two names begin with where one may be a slip of the finger for the other. */
    private static final int LEAST_ALIKE = 4;

    private static final int SLIPS = 2;

    /** Nobody waits longer, and a number with more digits is none of seconds. */
    private static final int LONGEST_CONNECT_SECONDS = 600;

    private ConnectionParameters() {}

    /**
     * The supported name that this one stands for.
     *
     * @throws IllegalArgumentException for any other, with the nearest that is supported
     */
    public static String canonical(String name) {
        if (SUPPORTED.contains(name)) {
            return name;
        }
        if (OF_JDBC.containsKey(name)) {
            return OF_JDBC.get(name);
        }
        String what =
                name.matches(NAME)
                        ? "the parameter " + name + ", which is not supported"
                        : "a parameter that is not supported";
        throw new IllegalArgumentException(
                "Database URL has "
                        + what
                        + nearest(name).map("; did you mean %s?"::formatted).orElse(remedy(name))
                        + " Supported are "
                        + String.join(", ", SUPPORTED));
    }

    private static String remedy(String name) {
        if (name.startsWith("ssl") || name.equals("requiressl")) {
            return "; encryption is chosen by sslmode and sslrootcert.";
        }
        if (name.equals("service") || name.equals("servicefile")) {
            return "; service files are not read, so write host, port and dbname into the URL.";
        }
        if (name.equals("passfile")) {
            return "; the environment variable PGPASSFILE names the file of passwords.";
        }
        return "; a setting of the server is given as options=-c%20name=value.";
    }

    private static Optional<String> nearest(String name) {
        if (MEANT.containsKey(name)) {
            return Optional.of(MEANT.get(name));
        }
        String plain = plain(name);
        return Stream.concat(
                        SUPPORTED.stream().map(known -> Map.entry(known, known)),
                        OF_JDBC.entrySet().stream())
                .filter(known -> isAlike(plain, plain(known.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isAlike(String plain, String known) {
        return plain.equals(known)
                || plain.length() >= LEAST_ALIKE
                        && known.startsWith(plain.substring(0, LEAST_ALIKE))
                        && Math.abs(plain.length() - known.length()) <= SLIPS;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_.-]", "");
    }

    /**
     * Refuses values that could not be meant, or that one of the drivers cannot obey.
     *
     * @throws IllegalArgumentException saying what is wrong, in one line
     */
    public static void check(Map<String, String> parameters) {
        TlsParameters.check(parameters);
        String timeout = parameters.get(CONNECT_TIMEOUT);
        if (timeout != null
                && (!timeout.matches("[0-9]{1,3}")
                        || Integer.parseInt(timeout) < 1
                        || Integer.parseInt(timeout) > LONGEST_CONNECT_SECONDS)) {
            throw new IllegalArgumentException(
                    "Database URL has a %s that is no number of seconds from 1 to %d"
                            .formatted(CONNECT_TIMEOUT, LONGEST_CONNECT_SECONDS));
        }
        oneOf(
                parameters,
                CHANNEL_BINDING,
                List.of("disable", "prefer"),
                "the reactive client cannot bind a login to its channel; sslmode=verify-full makes"
                        + " sure of the server instead");
        oneOf(
                parameters,
                SESSION_ATTRIBUTES,
                List.of("any"),
                "there is one server to choose from; name the one that is meant as host");
    }

    private static void oneOf(
            Map<String, String> parameters, String name, List<String> possible, String why) {
        String value = parameters.getOrDefault(name, possible.getFirst());
        if (!possible.contains(value)) {
            throw new IllegalArgumentException(
                    "Database URL has another %s than %s: %s"
                            .formatted(name, String.join(" or ", possible), why));
        }
    }

    /** In the words of PostgreSQL's JDBC driver. */
    public static Map<String, String> forJdbc(Map<String, String> parameters) {
        Map<String, String> told = TlsParameters.forJdbc(parameters);
        told.remove(SESSION_ATTRIBUTES);
        OF_JDBC.forEach(
                (jdbc, name) -> {
                    if (told.containsKey(name)) {
                        told.put(jdbc, told.remove(name));
                    }
                });
        return told;
    }

    /** In those of the reactive client, which never binds to a channel. */
    public static Map<String, String> forReactiveClient(Map<String, String> parameters) {
        Map<String, String> told = TlsParameters.forReactiveClient(parameters);
        told.remove(SESSION_ATTRIBUTES);
        told.remove(CHANNEL_BINDING);
        return told;
    }
}
