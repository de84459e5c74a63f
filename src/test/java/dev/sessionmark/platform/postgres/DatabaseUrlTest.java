package dev.sessionmark.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
                    """)
    void parses(String text, String host, int port, String database, String user, String password) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertEquals(host, url.host());
        assertEquals(port, url.port());
        assertEquals(database, url.database());
        assertEquals(user, url.user());
        assertEquals(password, url.password());
        assertTrue(url.parameters().isEmpty());
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
                    postgresql://ann:secret@db/s?ssl=true | has the parameter ssl, which is not supported
                    postgresql://ann:secret@db/s?sslkey=k | has the parameter sslkey, which is not supported
                    postgresql://ann:secret@db/s?sslmode=verify-full | but no sslrootcert
                    postgresql://ann:secret@db/s?sslmode=verify-ca&sslrootcert=system | needs sslmode=verify-full
                    postgresql://ann:secret@db/s?sslmode=verify-full&sslrootcert=/no/ca | cannot read the sslrootcert /no/ca
                    postgresql://ann:secret@db/s?sslmode=verify-full&sslrootcert=pom.xml | pom.xml has no certificate in it
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
                DatabaseUrl.parse("postgresql://ann:secret@db:6543/my%20shop?sslmode=require&a=b");
        assertEquals("jdbc:postgresql://db:6543/my%20shop?sslmode=require&a=b", url.jdbcUrl());
        assertEquals("postgresql://db:6543/my%20shop?sslmode=require&a=b", url.reactiveUrl());
        assertEquals("ann@db:6543/my shop", url.display());
        assertEquals("postgresql://ann:***@db:6543/my%20shop?sslmode=require&a=b", url.toString());
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
}
