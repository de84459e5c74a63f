package dev.sessionmark.history;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What went wrong, as it is kept and shown over the API: without the names of hosts, users and
 * databases. The terminal and the log, which only those see who run the program, have them.
 */
final class Redacted {

    private record Rule(Pattern secret, String instead) {}

    private static final List<Rule> RULES =
            List.of(
                    // postgresql://user@host:5432/name, with or without its scheme
                    new Rule(
                            Pattern.compile(
                                    "\\b(?:jdbc:)?(?:postgres(?:ql)?|vertx-reactive:\\S*)://\\S+?(?=[,;:.]?(?:\\s|$))"),
                            "(address)"),
                    new Rule(
                            Pattern.compile("\\S+@[\\w.\\[\\]:-]+(?::\\d+)?(?:/\\w+)?"),
                            "(address)"),
                    // what PostgreSQL puts in quotes: user "x", database "y"
                    new Rule(Pattern.compile("\"[^\"]*\""), "\"...\""),
                    new Rule(
                            Pattern.compile(
                                    "\\[?(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?:\\]:\\d+|\\])?"),
                            "(address)"),
                    new Rule(
                            Pattern.compile(
                                    "(?:[\\w.-]+/)?\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?(?:/\\w+)?"),
                            "(address)"),
                    new Rule(
                            Pattern.compile("\\b[a-zA-Z][\\w.-]*:\\d{2,5}(?:/[\\w-]+)?"),
                            "(address)"));

    private Redacted() {}

    /** The sentence without them; null stays null. */
    static String of(String sentence) {
        String text = sentence;
        for (Rule rule : RULES) {
            text = text == null ? null : rule.secret.matcher(text).replaceAll(rule.instead);
        }
        return text;
    }
}
