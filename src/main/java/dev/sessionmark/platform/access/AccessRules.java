package dev.sessionmark.platform.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All rules, the first that fits counts. What no rule speaks of is not served. */
public final class AccessRules {

    private record Compiled(Rule rule, Pattern path) {}

    private final List<Compiled> rules;

    /** The rules in order. */
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
}
