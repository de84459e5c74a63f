package dev.sessionmark.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks lines for the terminal. */
final class Wrap {

    private Wrap() {}

    /**
     * The text behind a prefix, broken at spaces where it is wider than the terminal, following
     * lines indented as far as the prefix reaches. A word that is wider than a line is left whole.
     */
    static List<String> lines(String prefix, String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(prefix);
        boolean empty = true;
        for (String word : printable(text).split(" +")) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(prefix.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /** The text without control characters, which could change what the terminal shows. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
