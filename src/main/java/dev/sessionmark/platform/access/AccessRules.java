package dev.sessionmark.platform.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All rules, the first that fits counts. What no rule speaks of is not served. */
public final class AccessRules {

    private record Compiled(Rule rule, Pattern path) {}

    private final List<Compiled> rules;

    public AccessRules(List<Rule> rules) {
        this.rules = rules.stream().map(rule -> new Compiled(rule, rule.pattern())).toList();
    }

    /**
     * The rule for a request.
     *
     * @param method HTTP method
     * @param path normalized, so that there is one spelling of it
     */
    public Optional<Rule> find(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        String plain =
                path.length() > 1 && path.endsWith("/")
                        ? path.substring(0, path.length() - 1)
                        : path;
        return rules.stream()
                .filter(one -> one.rule().method().equals(wanted))
                .filter(one -> one.path().matcher(plain).matches())
                .map(Compiled::rule)
                .findFirst();
    }

    /**
     * Who may send requests of one method to one path.
     *
     * @param method HTTP method; GET stands for HEAD too
     * @param path as in an OpenAPI document: {@code {name}} is one segment, <code>**</code> at the
     *     end any rest
     * @param role that is needed; null where anybody may
     * @param audited whether a request that changes something gets its line in the audit log
     */
    public record Rule(String method, String path, Role role, boolean audited) {

        /** Anybody may: what is there has no data. */
        public static Rule anybody(String method, String path) {
            return new Rule(method, path, null, true);
        }

        public static Rule viewer(String method, String path) {
            return new Rule(method, path, Role.VIEWER, true);
        }

        public static Rule operator(String method, String path) {
            return new Rule(method, path, Role.OPERATOR, true);
        }

        /** The same without the audit log: load sent by hand would flood it. */
        public Rule unaudited() {
            return new Rule(method, path, role, false);
        }

        Pattern pattern() {
            return Pattern.compile(
                    path.replace(".", "\\.").replace("**", ".+").replaceAll("\\{[^}]+}", "[^/]+"));
        }
    }
}
