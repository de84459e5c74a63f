package dev.sessionmark.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files and sockets this process, and each that it starts, may have open. */
public final class OpenFiles {

    /** The limit in force: a virtual machine has raised it as far as it may when it started. */
    private static final Pattern LIMIT = Pattern.compile("Max open files\\s+(\\d+)\\s.*");

    private OpenFiles() {}

    public static OptionalLong limit() {
        try {
            return limit(Files.readAllLines(Path.of("/proc/self/limits")));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong limit(List<String> lines) {
        return lines.stream()
                .map(LIMIT::matcher)
                .filter(Matcher::matches)
                .mapToLong(limit -> Long.parseLong(limit.group(1)))
                .findFirst();
    }
}
