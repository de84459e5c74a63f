package dev.sessionmark.program;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.sessionmark.page.Chromium;
import dev.sessionmark.page.Visitor;
import dev.sessionmark.platform.tls.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service behind a real reverse proxy with TLS and a path prefix, with the settings
 * that the component {@code ingress} gives it, driven as clients outside of the cluster do.
 */
@Timeout(600)
class BehindProxyIT {

    private static final Path FORWARDED = Path.of("k8s", "components", "ingress", "forwarded.yaml");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Half a minute on a quiet machine. */
    private static final int WATCHED_MS = 180_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;

    private static Service service;
    private static Nginx nginx;
    private static HttpClient http;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        Nginx.find();
        Path home = FurnishedHome.in(folder.resolve("home"));
        Program made = Program.run(home, "token", "create", "--role=operator", "--name=ci");
        assertEquals(0, made.exitCode(), () -> made.err().toString());
        token = made.out().strip();
        // Others can reach it, as in a container.
        service = Service.start(home, settings(), "--host=0.0.0.0");
        Certificates authority = new Certificates(folder.resolve("authority"));
        Path certificate = authority.signed("localhost", "DNS:localhost,IP:127.0.0.1");
        int port = URI.create(service.origin()).getPort();
        nginx = Nginx.start(folder, certificate, authority.key("localhost"), port);
        http = HttpClient.newBuilder().sslContext(trusting(authority.authority())).build();
    }

    private static SSLContext trusting(Path authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @AfterAll
    static void end() throws Exception {
        if (nginx != null) {
            nginx.close();
        }
        if (service != null) {
            service.close();
        }
    }

    @Test
    void theLocationOfAnExperimentLeadsToItThroughTheProxy() throws Exception {
        HttpResponse<String> started = submitted(nginx.root(), 1);
        String id = JSON.readTree(started.body()).path("id").textValue();
        URI location = URI.create(started.headers().firstValue("Location").orElseThrow());

        assertEquals(nginx.root().resolve("api/experiments/" + id), location);
        HttpResponse<String> there = send(authorized(location));
        assertEquals(200, there.statusCode(), there::body);
        assertEquals(id, JSON.readTree(there.body()).path("id").textValue());
        cancel(id);
    }

    @Test
    void setupsAreNotServedWhereOthersCanReachThem() throws Exception {
        String path = "setups/reactive-client/select-only?aid=1";
        for (URI root : List.of(nginx.root(), URI.create(service.origin()))) {
            HttpResponse<String> answer = send(authorized(root.resolve(path)));
            assertEquals(404, answer.statusCode(), answer::body);
            assertTrue(answer.body().contains("sessionmark.setup.by-hand"), answer::body);
        }
    }

    /** Whoever gets past the proxy is believed nothing. */
    @Test
    void whatAnybodyElseForwardsIsIgnored() throws Exception {
        HttpResponse<String> started =
                send(
                        plan(URI.create(service.origin()), 1)
                                .header("X-Forwarded-Proto", "https")
                                .header("X-Forwarded-Host", "elsewhere.example")
                                .header("X-Forwarded-Prefix", "/elsewhere")
                                .header("Forwarded", "proto=https;host=elsewhere.example"));

        assertEquals(202, started.statusCode(), started::body);
        String location = started.headers().firstValue("Location").orElseThrow();
        assertTrue(location.startsWith(service.origin() + "api/experiments/"), location);
        cancel(JSON.readTree(started.body()).path("id").textValue());
    }

    @Test
    void theCookieOfASignInIsSecureAndForThisServiceOnly() throws Exception {
        HttpResponse<String> entered =
                send(
                        HttpRequest.newBuilder(nginx.root().resolve("api/session"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                JSON.writeValueAsString(Map.of("token", token)))));

        assertEquals(200, entered.statusCode(), entered::body);
        List<String> cookie =
                List.of(entered.headers().firstValue("Set-Cookie").orElseThrow().split("; *"));
        assertEquals(
                Set.of("secure", "httponly", "samesite=strict", "path=" + Nginx.PREFIX),
                cookie.stream()
                        .skip(1)
                        .map(attribute -> attribute.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
        HttpResponse<String> known =
                send(
                        HttpRequest.newBuilder(nginx.root().resolve("api/experiments"))
                                .header("Cookie", cookie.getFirst()));
        assertEquals(200, known.statusCode(), known::body);
    }

    /**
     * One runs for three times as long as the proxy waits, and another one waits for it; meanwhile
     * somebody looks at every view.
     */
    @Test
    void everyViewWorksBelowThePrefixAndEventsOutliveTheProxysPatience() throws Exception {
        long seconds = 3 * Nginx.READ_TIMEOUT.toSeconds();
        String longest = JSON.readTree(submitted(nginx.root(), seconds).body()).path("id").asText();
        String waits = JSON.readTree(submitted(nginx.root(), 1).body()).path("id").asText();
        List<Arrival> waiting = new ArrayList<>();
        Thread listener = Thread.ofVirtual().start(() -> listen(waits, waiting));
        List<Arrival> running = new ArrayList<>();
        Thread other = Thread.ofVirtual().start(() -> listen(longest, running));
        everyViewWorksBelowThePrefix(waits);
        assertTrue(other.join(LONGEST), "the stream of the one that runs does not end");
        assertTrue(listener.join(LONGEST), "the stream of the one that waits does not end");

        for (List<Arrival> stream : List.of(running, waiting)) {
            assertTrue(stream.getLast().line().contains("DONE"), stream::toString);
            Arrival first = stream.getFirst();
            assertTrue(first.line().contains("status"), stream::toString);
            Duration between = Duration.ofNanos(stream.getLast().atNanos() - first.atNanos());
            assertTrue(between.compareTo(Duration.ofSeconds(seconds)) > 0, between::toString);
        }
        long live = running.stream().filter(arrival -> arrival.line().contains("live")).count();
        assertTrue(live > 2 * seconds, () -> live + " live figures");
        assertTrue(
                waiting.stream().anyMatch(arrival -> arrival.line().startsWith(":")),
                "no heartbeat came");
    }

    private static void everyViewWorksBelowThePrefix(String measured) throws Exception {
        String root = nginx.root().toString();
        try (Chromium chromium = Chromium.start();
                Visitor visitor = chromium.visitor(root, 1280, false)) {
            Page page = visitor.page();
            List<String> elsewhere = new ArrayList<>();
            page.onRequest(
                    request -> {
                        if (!request.url().startsWith(root) && request.url().startsWith("http")) {
                            elsewhere.add(request.url());
                        }
                    });
            page.navigate("experiments");
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Token").fill(token);
            dialog.getByRole(AriaRole.BUTTON).first().click();
            assertThat(page.locator("#who")).containsText("Sign out ci (operator)");
            visitor.forgives("401");

            visitor.opens("./?experiment=example");
            List<String> views = page.locator(".rail a").allTextContents();
            assertEquals(11, views.size(), views::toString);
            for (String view : views) {
                page.locator(".rail a").getByText(view).click();
                settle(page);
                assertThat(page).hasTitle(view + " - Sessionmark");
                assertTrue(page.url().startsWith(root), page::url);
                assertTrue(page.url().endsWith("?experiment=example"), page::url);
                assertEquals(
                        0,
                        page.locator("[href^='/']:not([href^='%s/'])".formatted(Nginx.PREFIX))
                                .count(),
                        view);
            }
            String description = (String) page.locator(".foot a").evaluate("link => link.href");
            assertEquals(root + "q/openapi", description);
            assertEquals(200, page.request().get(description).status());

            seesOneMeasured(visitor, measured);
            assertEquals(List.of(), elsewhere, "requests outside of the prefix");
        }
    }

    /** From the form to the table, with a condition chosen, which changes the address. */
    private static void seesOneMeasured(Visitor visitor, String id) throws Exception {
        Page page = visitor.page();
        visitor.opens("measure?experiment=" + id);
        assertThat(page.locator("#see")).isVisible(new IsVisibleOptions().setTimeout(WATCHED_MS));
        page.locator("#see").click();
        settle(page);
        assertThat(page.locator("table.figures").first()).containsText("reactive-client");
        assertTrue(page.url().contains("/compare?experiment=" + id), page::url);
    }

    private static void settle(Page page) {
        page.waitForSelector(
                "main [aria-busy]",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** A line of a stream, and when it came. */
    private record Arrival(String line, long atNanos) {}

    private static void listen(String id, List<Arrival> arrivals) {
        try {
            HttpResponse<Stream<String>> stream =
                    http.send(
                            authorized(nginx.root().resolve("api/experiments/" + id + "/events"))
                                    .build(),
                            BodyHandlers.ofLines());
            try (Stream<String> lines = stream.body()) {
                lines.filter(line -> !line.isBlank())
                        .forEach(line -> arrivals.add(new Arrival(line, System.nanoTime())));
            }
        } catch (IOException e) {
            arrivals.add(new Arrival("broken: " + e, System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the component gives the service; only the proxy's address is another here. */
    private static Map<String, String> settings() throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (JsonNode variable :
                new YAMLMapper()
                        .readTree(FORWARDED.toFile())
                        .at("/spec/template/spec/containers/0/env")) {
            settings.put(variable.path("name").asText(), variable.path("value").asText());
        }
        assertFalse(settings.isEmpty());
        String replaced = settings.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", Nginx.ADDRESS);
        assertTrue(replaced != null && !replaced.isBlank(), "everybody is trusted");
        return settings;
    }

    private static HttpResponse<String> submitted(URI root, long seconds) throws Exception {
        HttpResponse<String> answer = send(plan(root, seconds));
        assertEquals(202, answer.statusCode(), answer::body);
        return answer;
    }

    private static HttpRequest.Builder plan(URI root, long seconds) {
        return authorized(root.resolve("api/experiments"))
                .header("Content-Type", "application/json")
                .POST(
                        BodyPublishers.ofString(
                                """
                                {"setups": "reactive-client", "rate": 100, "dbLatencyMs": 1,
                                 "trials": 1, "warmupSeconds": 1, "durationSeconds": %d,
                                 "tolerateNeighbours": true}
                                """
                                        .formatted(seconds)));
    }

    /** The next test waits for none that need not be measured. */
    private static void cancel(String id) throws Exception {
        URI address = nginx.root().resolve("api/experiments/" + id);
        HttpResponse<String> answer = send(authorized(address).DELETE());
        assertEquals(202, answer.statusCode(), answer::body);
    }

    private static HttpRequest.Builder authorized(URI address) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
    }
}
