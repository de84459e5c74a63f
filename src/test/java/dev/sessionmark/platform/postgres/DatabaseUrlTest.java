package dev.sessionmark.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    postgresql://ann:pw@db.example:6543/shop         | db.example  | 6543 | shop | ann   | pw
                    postgres://ann:pw@db.example/shop                | db.example  | 5432 | shop | ann   | pw
                    jdbc:postgresql://db/shop?user=ann&password=p%26w | db         | 5432 | shop | ann   | p&w
                    vertx-reactive:postgresql://ann@db:1/shop        | db          | 1    | shop | ann   | ''
                    POSTGRESQL://ann:pw@[::1]:6543/shop              | ::1         | 6543 | shop | ann   | pw
                    postgresql://ann:p%40w%2F@db/shop                | db          | 5432 | shop | ann   | p@w/
                    postgresql://ann:p@w/x@db/shop                   | db          | 5432 | shop | ann   | p@w/x
                    postgresql://ann:a:b+c@db/shop                   | db          | 5432 | shop | ann   | a:b+c
                    postgresql://ann@db                              | db          | 5432 | ann  | ann   | ''
                    postgresql://ann:$$a${b}\\c@db/shop              | db          | 5432 | shop | ann   | $$a${b}\\c
                    postgresql:///?host=db&port=7&dbname=s&user=a@b&password=p@w | db | 7 | s   | a@b   | p@w
                    postgresql://ann@[::ffff:127.0.0.1]:7/shop       | 127.0.0.1   | 7    | shop | ann   | ''
                    postgresql://ann@/shop?host=[64:ff9b::1.2.3.4]   | 64:ff9b:0:0:0:0:102:304 | 5432 | shop | ann | ''
                    postgresql://ann@db/shop?target_session_attrs=any | db         | 5432 | shop | ann   | ''
                    """)
    void parses(String text, String host, int port, String database, String user, String password) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertEquals(host, url.host());
        assertEquals(port, url.port());
        assertEquals(database, url.database());
        assertEquals(user, url.user());
        assertEquals(password, url.password());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                    | is empty
                    db:5432/shop                          | has no scheme
                    mysql://ann:secret@db/shop            | unsupported scheme 'mysql'
                    postgresql://db/shop                  | names no user
                    postgresql://ann:secret@/shop         | names no host
                    postgresql://ann:secret@db:secret/s   | port that is no number
                    postgresql://ann:secret@db:0/shop     | out of range 1..65535: 0
                    postgresql://ann:secret@db:99999/shop | out of range 1..65535: 99999
                    postgresql://ann:secret%zz@db/shop    | broken % sequence in its password
                    postgresql://ann:secret@[::1/shop     | without its closing bracket
                    postgresql://ann:secret@a:1,b:2/shop  | several hosts
                    postgresql://ann:secret@db/shop?ssl   | parameter without a value
                    ann:secret@db/shop://                 | has no scheme
                    postgresql://ann:secret@db/s?sslmode=on | unknown sslmode 'on'
                    postgresql://ann:secret@db/s?ssl=true | has the parameter ssl, which is not supported; encryption is chosen by sslmode and sslrootcert
                    postgresql://ann:secret@db/s?sslkey=k | has the parameter sslkey, which is not supported
                    postgresql://ann:secret@db/s?sslmode=verify-full | but no sslrootcert
                    postgresql://ann:secret@db/s?sslmode=verify-ca&sslrootcert=system | needs sslmode=verify-full
                    postgresql://ann:secret@db/s?sslmode=verify-full&sslrootcert=/no/ca | cannot read the sslrootcert /no/ca
                    postgresql://ann:secret@db/s?sslmode=verify-full&sslrootcert=pom.xml | pom.xml has no certificate in it
                    postgresql://ann:secret@db/s?sslmod=require | has the parameter sslmod, which is not supported; did you mean sslmode?
                    postgresql://ann:secret@db/s?SSLMODE=require | did you mean sslmode?
                    postgresql://ann:secret@db/s?searchpath=x | did you mean search_path?
                    postgresql://ann:secret@db/s?schema=x   | did you mean search_path?
                    postgresql://ann:secret@db/s?currentShema=x | did you mean search_path?
                    postgresql://ann:secret@db/s?hostaddr=1 | did you mean host?
                    postgresql://ann:secret@db/s?service=x  | service files are not read
                    postgresql://ann:secret@db/s?statement_timeout=1 | given as options=-c%20name=value. Supported are host, port,
                    postgresql://ann:secret@db/s?prepareThreshold=0 | has the parameter prepareThreshold, which is not supported
                    postgresql://ann:secret@db/s?a%20b=0    | has a parameter that is not supported
                    postgresql://ann:secret@db/s?search_path=a&currentSchema=b | names its search_path twice
                    postgresql://ann:secret@db/s?host=b     | names its host twice
                    postgresql://ann:secret@db/s?password=b | names its password twice
                    postgresql://ann:x?secret=1@db/s        | in a password ? is written %3F
                    postgresql://ann:1?secret=1@db/s        | in a password ? is written %3F
                    postgresql://ann:secret@db/s?connect_timeout=soon | connect_timeout that is no number of seconds from 1 to 600
                    postgresql://ann:secret@db/s?connect_timeout=0 | from 1 to 600
                    postgresql://ann:secret@db/s?channel_binding=require | another channel_binding than disable or prefer
                    postgresql://ann:secret@db/s?target_session_attrs=read-write | another target_session_attrs than any
                    postgresql://ann:secret@/s?host=/tmp    | names a Unix socket
                    postgresql://ann:secret@%2Ftmp/s        | names a Unix socket
                    postgresql:///s?user=ann&password=secret&host=a,b | several hosts
                    postgresql://ann:secret@[fe80::1%25lo]/s | IPv6 address with a zone
                    postgresql://ann:secret@[db]/s          | no IPv6 address
                    postgresql://ann:secret@d b/s           | no name and no address
                    """)
    void refusesWithAReasonAndWithoutTheSecret(String text, String reason) {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(text));
        assertTrue(problem.getMessage().contains(reason), problem.getMessage());
        assertFalse(problem.getMessage().contains("secret"), problem.getMessage());
    }

    @Test
    void writesUrlsWithParametersAndWithoutLogin() {
        DatabaseUrl url =
                DatabaseUrl.parse(
                        "postgresql://ann:secret@db:6543/my%20shop?sslmode=require&currentSchema=b");
        assertEquals(
                "jdbc:postgresql://db:6543/my%20shop?sslmode=require&currentSchema=b",
                url.jdbcUrl());
        assertEquals(
                "postgresql://db:6543/my%20shop?sslmode=require&search_path=b", url.reactiveUrl());
        assertEquals("ann@db:6543/my shop", url.display());
        assertEquals(
                "postgresql://ann:***@db:6543/my%20shop?sslmode=require&search_path=b",
                url.toString());
    }

    @Test
    void goesThroughAPortOfLoopbackWithTheNameOfTheServer() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ann:secret@db:6543/shop?sslmode=require");
        assertEquals(
                "jdbc:postgresql://db:6543/x?sslmode=require"
                        + "&socketFactory=dev.sessionmark.platform.tls.LoopbackSocketFactory"
                        + "&socketFactoryArg=7",
                url.through(7).withDatabase("x").jdbcUrl());
        assertEquals("ann@db:6543/shop", url.through(7).display());
    }

    /** One driver encrypts where it can, the other nothing, unless both are told. */
    @Test
    void bothDriversEncryptAlike() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ann:secret@db/shop");
        assertEquals("jdbc:postgresql://db:5432/shop", url.jdbcUrl());
        assertEquals("postgresql://db:5432/shop?sslmode=prefer", url.reactiveUrl());
    }

    @Test
    void eachDriverIsToldInItsOwnWords() {
        DatabaseUrl url =
                DatabaseUrl.parse(
                        "postgresql://ann@db/shop?application_name=me&search_path=s"
                                + "&options=-c%20work_mem=8MB&connect_timeout=3"
                                + "&channel_binding=prefer&target_session_attrs=any");
        assertEquals(
                Map.of(
                        "ApplicationName", "me",
                        "currentSchema", "s",
                        "options", "-c%20work_mem%3D8MB",
                        "connectTimeout", "3",
                        "channelBinding", "prefer"),
                told(url.jdbcUrl()));
        assertEquals(
                Map.of(
                        "application_name", "me",
                        "search_path", "s",
                        "options", "-c%20work_mem%3D8MB",
                        "connect_timeout", "3",
                        "sslmode", "prefer"),
                told(url.reactiveUrl()));
        assertEquals(Optional.of(Duration.ofSeconds(3)), url.connectTimeout());
    }

    private static Map<String, String> told(String url) {
        return Arrays.stream(url.substring(url.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
