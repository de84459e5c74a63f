package dev.sessionmark.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent to the browser before any script runs. */
@QuarkusTest
class PageResourceTest {

    /** Leaves what was compressed as it is, and its connections open for the next request. */
    private static final HttpClient UNDECODED = HttpClient.newHttpClient();

    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"\\.(/assets/[^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("from \"(\\.[^\"]+)\"");

    private static final Pattern FROM_THE_ROOT = Pattern.compile("(?:href|src)=\"(/[^\"]*)\"");

    @TestHTTPResource String origin;

    @ParameterizedTest
    @EnumSource(View.class)
    void everyViewIsServedUnderAStrictPolicyAndAskedForAnew(View view) {
        String html =
                given().get(view.address())
                        .then()
                        .statusCode(200)
                        .contentType("text/html")
                        .header("Content-Security-Policy", containsString("default-src 'none'"))
                        .header("Content-Security-Policy", not(containsString("unsafe")))
                        .header("Cache-Control", equalTo("no-cache"))
                        .extract()
                        .asString();

        assertTrue(html.contains("data-view=\"" + view.id() + "\""), html);
        assertFalse(html.contains("style=\""), "an inline style, which the policy forbids");
        assertFalse(html.matches("(?s).*<script(?![^>]* src=).*"), "an inline script");
    }

    /** Where the root of the service is only the reverse proxy in front of it knows. */
    @ParameterizedTest
    @EnumSource(View.class)
    void noAddressInAViewBeginsWithASlash(View view) {
        assertEquals(Set.of(), matches(FROM_THE_ROOT, given().get(view.address()).asString()));
    }

    @Test
    void noAddressInAModuleBeginsWithASlash() {
        String views = Arrays.stream(View.values()).map(View::id).collect(Collectors.joining("|"));
        Pattern fromTheRoot =
                Pattern.compile(
                        "([\"'`]/(?:api|assets|stage|q|%s)\\b[^\"'`]*|(?:href|src): *[\"'`]/)"
                                .formatted(views));
        Map<String, Set<String>> found = new TreeMap<>();
        for (String name : Assets.all().names()) {
            if (name.endsWith(".js") && !name.startsWith("uPlot")) {
                String module =
                        new String(
                                Assets.all().content(name).orElseThrow(), StandardCharsets.UTF_8);
                Set<String> wrong = matches(fromTheRoot, module);
                if (!wrong.isEmpty()) {
                    found.put(name, wrong);
                }
            }
        }
        assertEquals(Map.of(), found);
    }

    /**
     * Follows links and imports as a browser does: nothing is missing, all may be kept, and what a
     * browser must have before it paints are at most 150 kilobytes without their headers.
     */
    @ParameterizedTest
    @EnumSource(View.class)
    void everyAssetThatAViewAsksForIsThereForEverAndTheyAreFew(View view) {
        byte[] html = raw(view.address(), "gzip").body();
        Deque<String> open =
                new ArrayDeque<>(
                        matches(LINKED, new String(Assets.expanded(html), StandardCharsets.UTF_8)));
        Set<String> seen = new HashSet<>();
        int bytes = html.length;
        while (!open.isEmpty()) {
            String address = open.pop();
            if (seen.add(address)) {
                HttpResponse<byte[]> answer = raw(address, "gzip");
                assertEquals(200, answer.statusCode(), address);
                assertEquals(
                        List.of("public, max-age=31536000, immutable"),
                        answer.headers().allValues("Cache-Control"),
                        address);
                bytes += answer.body().length;
                if (address.endsWith(".js")) {
                    String module =
                            new String(Assets.expanded(answer.body()), StandardCharsets.UTF_8);
                    matches(IMPORTED, module)
                            .forEach(to -> open.add(URI.create(address).resolve(to).getPath()));
                }
            }
        }
        assertTrue(seen.size() >= 6, () -> "too few: " + seen);
        assertTrue(bytes <= 150 * 1024, bytes + " bytes in " + seen.size() + " files");
    }

    /** As a browser asks for it, over few connections: REST Assured opens one for each request. */
    private HttpResponse<byte[]> raw(String address, String encoding) {
        try {
            return UNDECODED.send(
                    HttpRequest.newBuilder(URI.create(origin).resolve(address))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Accept-Encoding", encoding)
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Only text is: a picture is small already, and nobody waits for more of what has happened. */
    @Test
    void whatThePageAsksTheApiForIsCompressed() {
        HttpResponse<byte[]> setups = raw("/api/setups", "gzip");
        assertEquals("gzip", setups.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(
                new String(Assets.expanded(setups.body()), StandardCharsets.UTF_8)
                        .contains("\"reactive-session\""));

        HttpResponse<byte[]> problem = raw("/api/nothing", "gzip");
        assertEquals(404, problem.statusCode());
        assertEquals("", problem.headers().firstValue("Content-Encoding").orElse(""));
    }

    /** The example's traces are kept compressed; whoever does not take that gets them plain. */
    @Test
    void whatIsStoredCompressedIsReadByEverybody() {
        String address = Assets.all().folder() + "/example/trials/1/trace.json";
        HttpResponse<byte[]> asStored = raw(address, "gzip");
        HttpResponse<byte[]> plain = raw(address, "identity");

        assertEquals("gzip", asStored.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(plain.headers().firstValue("Content-Encoding").isEmpty());
        String text = new String(plain.body(), StandardCharsets.UTF_8);
        assertTrue(text.startsWith("{\"number\":1,"), text.substring(0, 40));
        assertEquals(text, new String(Assets.expanded(asStored.body()), StandardCharsets.UTF_8));
    }

    @Test
    void theThresholdsOfTheVerdictsAreShownInTheUnitOfTheirNames() {
        given().get("/api/thresholds")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("loopDelayGoodMs", equalTo(10.0f))
                .body("loopDelayBadMs", equalTo(70.0f))
                .body("carriedShareCaution", equalTo(0.99f))
                .body("carriedShareBad", equalTo(0.98f))
                .body("differenceRatio", equalTo(1.1f))
                .body("differenceMinMs", equalTo(0.2f));
    }

    @Test
    void whatIsNotThereIsAProblem() {
        given().get("/nothing").then().statusCode(404).contentType("application/problem+json");
        given().get("/assets/00000000/shell.js").then().statusCode(404);
        given().get(Assets.all().folder() + "/../View.class").then().statusCode(404);
    }

    @Test
    void aNameThatIsNotOursIsRefusedHereToo() {
        given().header("Host", "rebound.example").get("/").then().statusCode(421);
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
