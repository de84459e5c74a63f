package dev.sessionmark.sut;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines a process printed, for when it fails. */
final class LastLines {

    private static final int KEPT = 8;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        // Frames of a stack trace would push out the line that says what happened.
        if (line.isBlank() || line.startsWith("\tat ") || line.startsWith("\t... ")) {
            return;
        }
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized List<String> get() {
        return List.copyOf(lines);
    }
}
