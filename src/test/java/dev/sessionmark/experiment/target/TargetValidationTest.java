package dev.sessionmark.experiment.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetValidationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8000/accounts/{aid}",
                "https://service.example/a?b={rand:1:9}",
                "http://[::1]:8080",
                "HTTP://localhost?x=1"
            })
    void anHttpUrlIsRight(String url) {
        assertEquals(Map.of(), wrong(new HttpTarget("other", url)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ftp://127.0.0.1/            | must begin with http:// or https://
                    127.0.0.1:8000/a            | must begin with http:// or https://
                    http:///a                   | must name a host
                    http://{aid}/a              | must name a host
                    http://me:secret@127.0.0.1/ | must name a host
                    http://127.0.0.1:70000/     | must name a host
                    http://127.0.0.1:0/         | must name a host
                    http://127.0.0.1/a#b        | must have no fragment
                    http://127.0.0.1/{id}       | has no variable {id}
                    http://127.0.0.1/a b        | must be a URL of at most 2000 visible characters
                    """)
    void whatIsWrongWithAUrlIsSaid(String url, String expected) {
        Map<String, String> wrong = wrong(new HttpTarget("other", url));
        assertEquals(List.of("targets[0].url"), List.copyOf(wrong.keySet()));
        assertEquals(true, wrong.get("targets[0].url").startsWith(expected), wrong::toString);
    }

    @Test
    void aNameIsNoSetupAndThereOnce() {
        String url = "http://127.0.0.1/";
        assertEquals(
                List.of("targets[0].name", "targets[1].name", "targets[3].name"),
                List.copyOf(
                        wrong(
                                        new HttpTarget("reactive-client", url),
                                        new HttpTarget("Not this", url),
                                        new HttpTarget("twice", url),
                                        new HttpTarget("twice", url))
                                .keySet()));
    }

    @Test
    void aHostMayHaveToBeOneOfSome() {
        List<HttpTarget> targets =
                List.of(
                        new HttpTarget("six", "http://[::1]:80/"),
                        new HttpTarget("far", "http://example.org/"));
        Map<String, String> wrong = new TreeMap<>();
        TargetValidation.check(targets, List.of("::1"), wrong::put);
        assertEquals(
                Map.of(
                        "targets[1].url",
                        "must have one of the hosts ::1 (sessionmark.limits.target-hosts), not"
                                + " example.org"),
                wrong);
    }

    @Test
    void secretsAndWhatFollowsFromTheRestAreNoHeaders() {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Authorization", "Bearer x");
        HttpTarget secret =
                new HttpTarget("other", "http://127.0.0.1/", "POST", headers, "{}", null);
        assertEquals(
                "Authorization must not be given: a plan is kept and shown",
                wrong(secret).get("targets[0].headers"));
    }

    @Test
    void aBodyNeedsAMethodThatTakesOne() {
        HttpTarget get = new HttpTarget("other", "http://127.0.0.1/", null, null, "{}", "health");
        assertEquals(
                List.of("targets[0].body", "targets[0].bystander"),
                List.copyOf(wrong(get).keySet()));
    }

    @Test
    void aServerAndAPathAreTakenApart() {
        HttpTarget plain = new HttpTarget("other", "http://[::1]:8080?x={aid}");
        assertEquals("http://[::1]:8080", plain.server().toString());
        assertEquals("/?x={aid}", plain.path());
        assertEquals("/", new HttpTarget("other", "http://127.0.0.1").path());
    }

    private static Map<String, String> wrong(HttpTarget... targets) {
        Map<String, String> wrong = new TreeMap<>();
        TargetValidation.check(new ArrayList<>(List.of(targets)), List.of("*"), wrong::put);
        return wrong;
    }
}
