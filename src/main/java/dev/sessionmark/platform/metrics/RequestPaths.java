package dev.sessionmark.platform.metrics;

/**
 * Under which name the requests to a path are counted. There are few names, whatever clients ask
 * for: each makes series that are kept to the end.
 */
@FunctionalInterface
public interface RequestPaths {

    /** Of requests to what is nowhere. */
    String NOT_FOUND = "NOT_FOUND";

    /**
     * The name.
     *
     * @param method HTTP method
     * @param path as it was asked for, without a query
     * @return as in an OpenAPI document, or {@link #NOT_FOUND}
     */
    String template(String method, String path);
}
