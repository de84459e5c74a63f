package dev.sessionmark.platform.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * Fetches the key set of an identity provider. Nobody's thread waits for it: the answer is bounded
 * in time, from the first byte sent to the last one received, and in size.
 */
final class KeyFetch {

    /** The longest that one fetch takes, however the provider spends it. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    /** Some thousand keys. */
    static final int MOST_BYTES = 512 * 1024;

    private static final int OK = 200;

    private final URI address;
    private final Executor thread;
    private HttpClient client;

    KeyFetch(String url, Executor thread) {
        address = URI.create(url.strip());
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")
                || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "sessionmark.access.jwt.keys-url must be the http or https URL of a key set");
        }
        this.thread = thread;
    }

    /** Asks once; fails when there is no key set in the answer, or no answer in time. */
    CompletableFuture<List<JsonWebKey>> keys() {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(LIMIT)
                        .header("Accept", "application/jwk-set+json, application/json")
                        .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request, KeyFetch::bounded);
        CompletableFuture<List<JsonWebKey>> keys =
                answer.copy()
                        .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        .thenApplyAsync(KeyFetch::read, thread);
        keys.whenComplete(
                (read, failure) -> {
                    if (failure != null) {
                        // Ends the connection too: a provider may go on to send a byte now and
                        // then.
                        answer.cancel(true);
                    }
                });
        return keys;
    }

    /** Made for the first token: most services have no identity provider. */
    private synchronized HttpClient client() {
        if (client == null) {
            client =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NORMAL)
                            .connectTimeout(LIMIT)
                            .executor(thread)
                            .build();
        }
        return client;
    }

    private static List<JsonWebKey> read(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != OK) {
            throw new CompletionException(
                    new IOException("it answered with status " + answer.statusCode()));
        }
        try {
            return List.copyOf(
                    new JsonWebKeySet(new String(answer.body(), StandardCharsets.UTF_8))
                            .getJsonWebKeys());
        } catch (JoseException | RuntimeException e) {
            throw new CompletionException(new IOException("its answer is no key set", e));
        }
    }

    private static BodySubscriber<byte[]> bounded(HttpResponse.ResponseInfo answer) {
        return answer.statusCode() == OK ? new Bounded() : BodySubscribers.replacing(new byte[0]);
    }

    private static final class Bounded implements BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
        private Flow.Subscription source;

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            source = subscription;
            source.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (collected.size() + part.remaining() > MOST_BYTES) {
                    source.cancel();
                    whole.completeExceptionally(
                            new IOException(
                                    "its answer has more than %d bytes".formatted(MOST_BYTES)));
                    return;
                }
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                collected.writeBytes(bytes);
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(collected.toByteArray());
        }
    }
}
