package dev.sessionmark.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.platform.access.AccessRules.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRulesTest {

    private final AccessRules rules =
            new AccessRules(
                    List.of(
                            Rule.viewer("GET", "/api/things/{id}"),
                            Rule.operator("DELETE", "/api/things/{id}"),
                            Rule.anybody("GET", "/files/**"),
                            Rule.anybody("GET", "/")));

    @ParameterizedTest
    @CsvSource({
        "GET, /api/things/1, VIEWER",
        "HEAD, /api/things/1, VIEWER",
        "GET, /api/things/1/, VIEWER",
        "DELETE, /api/things/1, OPERATOR",
        "GET, /files/a/b.js, ANYBODY",
        "GET, /, ANYBODY",
        "POST, /api/things/1, NO RULE",
        "OPTIONS, /api/things/1, NO RULE",
        "GET, /api/things, NO RULE",
        "GET, /api/things/1/2, NO RULE",
        "GET, /api/things//, NO RULE",
        "GET, /api;x/things/1, NO RULE",
        "GET, /files, NO RULE",
        "GET, /filesystem/a, NO RULE"
    })
    void theFirstRuleThatFitsCountsAndNothingIsServedWithoutOne(
            String method, String path, String expected) {
        Optional<Rule> rule = rules.find(method, path);
        assertEquals(
                expected,
                rule.map(found -> found.role() == null ? "ANYBODY" : found.role().name())
                        .orElse("NO RULE"));
    }
}
