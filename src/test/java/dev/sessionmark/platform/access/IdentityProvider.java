package dev.sessionmark.platform.access;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * Serves a key set, and tells the test its secret key. {@code PUT /state/down} makes it answer with
 * an error, {@code PUT /state/up} ends that.
 */
public class IdentityProvider implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "https://idp.example";
    static final String AUDIENCE = "sessionmark";

    /** Properties by which the test finds the key and the provider. */
    static final String KEY = "test.identity-provider.key";

    static final String URL = "test.identity-provider.url";

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("one");
            byte[] keys = new JsonWebKeySet(key).toJson().getBytes(StandardCharsets.UTF_8);
            AtomicReference<String> state = new AtomicReference<>("/state/up");
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/keys",
                    exchange -> {
                        if (state.get().equals("/state/up")) {
                            exchange.sendResponseHeaders(200, keys.length);
                            exchange.getResponseBody().write(keys);
                        } else {
                            exchange.sendResponseHeaders(500, -1);
                        }
                        exchange.close();
                    });
            server.createContext(
                    "/state",
                    exchange -> {
                        state.set(exchange.getRequestURI().getPath());
                        exchange.sendResponseHeaders(204, -1);
                        exchange.close();
                    });
            server.start();
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.of(
                    "sessionmark.access.jwt.keys-url",
                    url + "/keys",
                    "sessionmark.access.jwt.issuer",
                    ISSUER,
                    "sessionmark.access.jwt.audience",
                    AUDIENCE,
                    URL,
                    url,
                    KEY,
                    key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
