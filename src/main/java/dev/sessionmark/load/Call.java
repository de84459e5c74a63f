package dev.sessionmark.load;

import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;

/**
 * One request and what its answer must look like. Immutable, so a source may hand out the same one
 * again and again.
 */
public final class Call {

    private static final byte[] NOTHING = {};
    private static final int ANY_LENGTH = -1;

    private final HttpMethod method;
    private final String uri;
    private final byte[] prefix;
    private final byte[] suffix;
    private final int length;

    private Call(HttpMethod method, String uri, byte[] prefix, byte[] suffix, int length) {
        this.method = method;
        this.uri = uri;
        this.prefix = prefix;
        this.suffix = suffix;
        this.length = length;
    }

    /**
     * A GET whose answer may have any body.
     *
     * @param uri path and query
     */
    public static Call get(String uri) {
        return new Call(HttpMethod.GET, uri, NOTHING, NOTHING, ANY_LENGTH);
    }

    /**
     * A POST without a body whose answer may have any body.
     *
     * @param uri path and query
     */
    public static Call post(String uri) {
        return new Call(HttpMethod.POST, uri, NOTHING, NOTHING, ANY_LENGTH);
    }

    /** The same request, answered rightly only by a body with this start and this end. */
    public Call expecting(String start, String end) {
        return expecting(
                start.getBytes(StandardCharsets.UTF_8), end.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same request, answered rightly only by a body with this start and this end. The arrays
     * are kept, not copied, so that a source can share them between calls; do not change them.
     */
    public Call expecting(byte[] start, byte[] end) {
        return new Call(method, uri, start, end, ANY_LENGTH);
    }

    /** The same request, answered rightly by exactly this body only. */
    public Call expecting(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Call(method, uri, bytes, NOTHING, bytes.length);
    }

    HttpMethod method() {
        return method;
    }

    String uri() {
        return uri;
    }

    byte[] prefix() {
        return prefix;
    }

    byte[] suffix() {
        return suffix;
    }

    boolean acceptsLength(long actual) {
        return length == ANY_LENGTH
                ? actual >= (long) prefix.length + suffix.length
                : actual == length;
    }

    @Override
    public String toString() {
        return method + " " + uri;
    }
}
