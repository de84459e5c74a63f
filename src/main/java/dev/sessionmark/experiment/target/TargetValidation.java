package dev.sessionmark.experiment.target;

import dev.sessionmark.setup.SessionSetup;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Checks {@link HttpTarget}s, all fields at once. */
public final class TargetValidation {

    /** As many rows as can be told apart. */
    public static final int MOST = 8;

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_BODY = 10_000;
    private static final int MOST_HEADERS = 20;
    private static final int LONGEST_HEADER = 1_000;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private static final Set<String> SECRET =
            Set.of("authorization", "cookie", "proxy-authorization");

    private static final Set<String> OURS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "expect");

    private static final String ANY_HOST = "*";

    private final List<String> hosts;
    private final BiConsumer<String, String> error;

    private TargetValidation(List<String> hosts, BiConsumer<String, String> error) {
        this.hosts = hosts;
        this.error = error;
    }

    /**
     * Looks for what is wrong.
     *
     * @param hosts which a URL may name; {@code *} for any
     * @param error told the field, with its index, and what is allowed
     */
    public static void check(
            List<HttpTarget> targets, List<String> hosts, BiConsumer<String, String> error) {
        if (targets.size() > MOST) {
            error.accept(
                    "targets",
                    "must have at most %d entries, not %d".formatted(MOST, targets.size()));
            return;
        }
        TargetValidation validation = new TargetValidation(hosts, error);
        for (int i = 0; i < targets.size(); i++) {
            String field = "targets[" + i + "]";
            HttpTarget target = targets.get(i);
            if (target == null) {
                continue; // What is wrong with it was said when it was read.
            }
            validation.check(field, target);
            if (targets.subList(0, i).stream()
                    .anyMatch(other -> other != null && sameName(other, target))) {
                error.accept(field + ".name", "is there twice: \"" + target.name() + "\"");
            }
        }
    }

    private static boolean sameName(HttpTarget a, HttpTarget b) {
        return a.name() != null && a.name().equals(b.name());
    }

    private void check(String field, HttpTarget target) {
        reject(
                target.name() == null || !NAME.matcher(target.name()).matches(),
                field + ".name",
                "must be 1 to 32 small letters, digits and hyphens, and begin with a letter");
        reject(
                SessionSetup.byId(target.name()).isPresent(),
                field + ".name",
                "must not be the name of a setup: " + target.name());
        checkUrl(field + ".url", target);
        reject(
                target.method() != null && !METHODS.contains(target.method()),
                field + ".method",
                "must be one of " + String.join(", ", METHODS));
        checkHeaders(field + ".headers", target.headers());
        checkBody(field + ".body", target);
        String bystander = target.bystander();
        reject(
                bystander != null
                        && (!bystander.startsWith("/")
                                || bystander.length() > LONGEST_URL
                                || !VISIBLE.matcher(bystander).matches()),
                field + ".bystander",
                "must be a path that begins with /, at most %d visible characters"
                        .formatted(LONGEST_URL));
    }

    private void reject(boolean wrong, String field, String message) {
        if (wrong) {
            error.accept(field, message);
        }
    }

    private void checkUrl(String field, HttpTarget target) {
        String url = target.url();
        if (url == null || url.length() > LONGEST_URL || !VISIBLE.matcher(url).matches()) {
            error.accept(
                    field, "must be a URL of at most %d visible characters".formatted(LONGEST_URL));
            return;
        }
        String scheme = url.replaceFirst("://.*", "").toLowerCase(Locale.ROOT);
        if (!url.contains("://") || !scheme.equals("http") && !scheme.equals("https")) {
            error.accept(field, "must begin with http:// or https://");
            return;
        }
        if (!hasServer(target)) {
            error.accept(
                    field,
                    "must name a host, and a port from 1 to 65535 if any, with no user and no"
                            + " variable: http://127.0.0.1:8000/accounts/{aid}");
        } else if (!hosts.contains(ANY_HOST) && !hosts.contains(host(target))) {
            error.accept(
                    field,
                    "must have one of the hosts %s (sessionmark.limits.target-hosts), not %s"
                            .formatted(String.join(", ", hosts), host(target)));
        }
        reject(url.contains("#"), field, "must have no fragment (#...): it is not sent");
        checkTemplate(field, target.path());
    }

    private static String host(HttpTarget target) {
        String host = target.server().getHost().toLowerCase(Locale.ROOT);
        return host.replaceAll("^\\[(.*)]$", "$1");
    }

    private static boolean hasServer(HttpTarget target) {
        try {
            URI server = target.server();
            return server.getHost() != null
                    && server.getUserInfo() == null
                    && (server.getPort() == -1
                            || server.getPort() >= 1 && server.getPort() <= 65_535);
        } catch (IllegalArgumentException e) {
            return false; // What it is instead does not matter: the form is said.
        }
    }

    private void checkHeaders(String field, Map<String, String> headers) {
        if (headers == null) {
            return;
        }
        if (headers.size() > MOST_HEADERS) {
            error.accept(
                    field,
                    "must be at most %d headers, not %d".formatted(MOST_HEADERS, headers.size()));
            return;
        }
        headers.forEach(
                (name, value) -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    if (!TOKEN.matcher(name).matches()) {
                        error.accept(field, "must have names of letters, digits and hyphens");
                    } else if (SECRET.contains(lower)) {
                        error.accept(field, name + " must not be given: a plan is kept and shown");
                    } else if (OURS.contains(lower)) {
                        error.accept(field, name + " must not be given: it follows from the rest");
                    } else if (value == null
                            || value.length() > LONGEST_HEADER
                            || !VALUE.matcher(value).matches()) {
                        error.accept(
                                field,
                                "%s must be at most %d printable characters of ASCII"
                                        .formatted(name, LONGEST_HEADER));
                    }
                });
    }

    private void checkBody(String field, HttpTarget target) {
        String body = target.body();
        if (body == null) {
            return;
        }
        reject(
                body.length() > LONGEST_BODY,
                field,
                "must be at most %d characters, not %d".formatted(LONGEST_BODY, body.length()));
        reject(
                List.of("GET", "HEAD").contains(target.askedBy()),
                field,
                "must not be given with the method " + target.askedBy());
        checkTemplate(field, body);
    }

    private void checkTemplate(String field, String text) {
        try {
            new RequestTemplate(text);
        } catch (IllegalArgumentException e) {
            error.accept(field, e.getMessage());
        }
    }
}
