package dev.sessionmark.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot open a session on the database postgresql://sally@db.corp:5432/payroll: it"
                        + " does not answer",
                "Cannot open a session on the database sally@db.corp:5432/payroll: no route",
                "Connection to db.corp:5432 refused. Check that the hostname is right",
                "Connection to 10.1.2.3:5432 refused",
                "Connection refused: db.corp/10.1.2.3:5432",
                "FATAL: password authentication failed for user \"sally\"",
                "FATAL: database \"payroll\" does not exist",
                "connect to [fe80::1:2:3]:5432 failed for user \"sally\""
            })
    void noHostUserOrDatabaseIsNamed(String sentence) {
        String kept = Redacted.of(sentence);
        for (String secret :
                new String[] {"sally", "db.corp", "payroll", "10.1.2.3", "fe80", "5432"}) {
            assertFalse(kept.contains(secret), kept);
        }
    }

    @Test
    void whatIsNoSecretStays() {
        for (String sentence :
                new String[] {
                    "cancelled after 3 of 10 trials",
                    "the system under test did not answer within 30 s",
                    "no setup answered a single request under full load, so no rate can be chosen",
                    "the program was stopped",
                    "other programs took 1.2 of 2 processors (bash 1.1)",
                    "the system under test ended early; it printed last: killed"
                }) {
            assertEquals(sentence, Redacted.of(sentence));
        }
        assertNull(Redacted.of(null));
    }
}
