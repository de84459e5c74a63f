package dev.sessionmark.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivilegesTest {

    /** The effective user decides: PostgreSQL asks for that one too. */
    @ParameterizedTest
    @CsvSource({
        "0 0 0 0, true",
        "1000 1000 1000 1000, false",
        "1000 0 0 0, true",
        "0 1 1 1, false"
    })
    void theEffectiveUserDecides(String ids, boolean root) {
        String status =
                "Name:\tjava\nUmask:\t0022\nUid:\t%s\nGid:\t0\t0\t0\t0\n"
                        .formatted(ids.replace(' ', '\t'));
        assertEquals(root, Privileges.isRoot(status.lines()));
    }
}
