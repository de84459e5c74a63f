package dev.sessionmark.history;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What went wrong, as it is kept and shown over the API: without the names of hosts, users and
 * databases. The terminal and the log, which only those see who run the program, have them.
 */
final class Redacted {

    private static final List<Pattern> ADDRESSES =
            Stream.of(
                            // postgresql://user@host:5432/name, with or without its scheme
                            "\\b(?:jdbc:)?(?:postgres(?:ql)?|vertx-reactive:\\S*)://\\S+?(?=[,;:.]?(?:\\s|$))",
                            "\\S+@[\\w.\\[\\]:-]+(?::\\d+)?(?:/\\w+)?",
                            "\\[?(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?:\\]:\\d+|\\])?",
                            "(?:[\\w.-]+/)?\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?(?:/\\w+)?",
                            "\\b[a-zA-Z][\\w.-]*:\\d{2,5}(?:/[\\w-]+)?")
                    .map(Pattern::compile)
                    .toList();

    /** What PostgreSQL puts in quotes: user "x", database "y". */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    private Redacted() {}

    /** The sentence without them; null stays null. */
    static String of(String sentence) {
        if (sentence == null) {
            return null;
        }
        String text = QUOTED.matcher(sentence).replaceAll("\"...\"");
        for (Pattern address : ADDRESSES) {
            text = address.matcher(text).replaceAll("(address)");
        }
        return text;
    }
}
