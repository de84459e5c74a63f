package dev.sessionmark.platform.access;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.HttpsJwks;

/**
 * The keys of an identity provider, fetched within a bound. One that has just not given them is not
 * asked again at once: each who waits for it holds a thread.
 */
final class KeySet implements SimpleGet {

    /** The longest that one fetch takes, but for a provider that sends a byte now and then. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** How long nobody asks after a failure. */
    static final Duration PAUSE = Duration.ofSeconds(3);

    /** Keys that are known go on to be good while their provider is away. */
    private static final Duration KEPT_WITHOUT_PROVIDER = Duration.ofHours(1);

    private static final int MOST_BYTES = 512 * 1024;

    private final Get get = new Get();
    private final LongSupplier nanoTime;
    private final AtomicLong askAgainAt;

    private KeySet(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.askAgainAt = new AtomicLong(nanoTime.getAsLong());
        get.setConnectTimeout((int) LIMIT.toMillis());
        get.setReadTimeout((int) LIMIT.toMillis());
        get.setRetries(0);
        get.setResponseBodySizeLimit(MOST_BYTES);
    }

    /** The key set at this address; nothing is fetched yet. */
    static HttpsJwks at(String url, LongSupplier nanoTime) {
        HttpsJwks keys = new HttpsJwks(url);
        keys.setSimpleHttpGet(new KeySet(nanoTime));
        keys.setRetainCacheOnErrorDuration(KEPT_WITHOUT_PROVIDER.toSeconds());
        return keys;
    }

    @Override
    public SimpleResponse get(String url) throws IOException {
        if (nanoTime.getAsLong() - askAgainAt.get() < 0) {
            throw new IOException("the key set could not be fetched a moment ago");
        }
        try {
            return get.get(url);
        } catch (IOException e) {
            askAgainAt.set(nanoTime.getAsLong() + PAUSE.toNanos());
            throw e;
        }
    }
}
