package dev.sessionmark.load;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One request and what its answer must look like. Immutable, so a source may hand out the same one
 * again and again; the arrays and the headers are not to be changed.
 *
 * @param uri path and query
 * @param headers empty for none
 * @param body empty for none
 * @param prefix what a right answer begins with
 * @param suffix what it ends with
 * @param length how long it is; -1 for any
 */
public record Call(
        HttpMethod method,
        String uri,
        MultiMap headers,
        byte[] body,
        byte[] prefix,
        byte[] suffix,
        int length) {

    private static final byte[] NOTHING = {};
    private static final MultiMap NO_HEADERS = HttpHeaders.headers();
    private static final MultiMap EMPTY_BODY =
            HttpHeaders.headers().add(HttpHeaders.CONTENT_LENGTH, "0");
    private static final int ANY_LENGTH = -1;

    /**
     * A GET whose answer may have any body.
     *
     * @param uri path and query
     */
    public static Call get(String uri) {
        return of(HttpMethod.GET, uri);
    }

    /**
     * A POST without a body whose answer may have any body.
     *
     * @param uri path and query
     */
    public static Call post(String uri) {
        return of(HttpMethod.POST, uri);
    }

    /**
     * A request without a body whose answer may have any body.
     *
     * @param uri path and query
     */
    public static Call of(HttpMethod method, String uri) {
        MultiMap headers = hasContent(method) ? EMPTY_BODY : NO_HEADERS;
        return new Call(method, uri, headers, NOTHING, NOTHING, NOTHING, ANY_LENGTH);
    }

    /** Without a length a server would wait for what follows. */
    private static boolean hasContent(HttpMethod method) {
        return method.equals(HttpMethod.POST)
                || method.equals(HttpMethod.PUT)
                || method.equals(HttpMethod.PATCH);
    }

    /**
     * The same request with further headers and a body.
     *
     * @param further by name
     * @param content the body; not copied, do not change it
     */
    public Call sending(Map<String, String> further, byte[] content) {
        MultiMap all = HttpHeaders.headers().addAll(headers).addAll(further);
        if (content.length > 0) {
            all.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length));
        }
        return new Call(method, uri, all, content, prefix, suffix, length);
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
        return new Call(method, uri, headers, body, start, end, ANY_LENGTH);
    }

    /** The same request, answered rightly by exactly this body only. */
    public Call expecting(String answer) {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        return new Call(method, uri, headers, body, bytes, NOTHING, bytes.length);
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
