package dev.sessionmark.platform.access;

import java.util.regex.Pattern;

/**
 * Who may send requests of one method to one path.
 *
 * @param method HTTP method; GET stands for HEAD too
 * @param path as in an OpenAPI document: {@code {name}} is one segment, <code>**</code> at the end
 *     any rest
 * @param role that is needed; null where anybody may
 * @param audited whether a request that changes something gets its line in the audit log
 */
public record Rule(String method, String path, Role role, boolean audited) {

    private static final Pattern PARTS = Pattern.compile("\\{[^}]+}|\\*\\*|[^{*]+");

    /** Anybody may: what is there has no data. */
    public static Rule anybody(String method, String path) {
        return new Rule(method, path, null, true);
    }

    /** Viewers may, and so may operators. */
    public static Rule viewer(String method, String path) {
        return new Rule(method, path, Role.VIEWER, true);
    }

    /** Operators may. */
    public static Rule operator(String method, String path) {
        return new Rule(method, path, Role.OPERATOR, true);
    }

    /** The same without the audit log: load sent by hand would flood it. */
    public Rule unaudited() {
        return new Rule(method, path, role, false);
    }

    /** What its path matches, without a slash at the end. */
    Pattern pattern() {
        StringBuilder regex = new StringBuilder();
        PARTS.matcher(path)
                .results()
                .map(part -> part.group())
                .forEach(
                        part ->
                                regex.append(
                                        part.equals("**")
                                                ? ".+"
                                                : part.startsWith("{")
                                                        ? "[^/]+"
                                                        : Pattern.quote(part)));
        return Pattern.compile(regex.toString());
    }
}
