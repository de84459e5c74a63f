package dev.sessionmark.platform.machine;

import java.util.stream.IntStream;

/** How many files a process has open, against how many it may have. */
final class Descriptors {

    private static final String LIMIT = "Max open files";

    /**
     * A process that fails to open one more closes others before it can be looked at: a few below
     * the limit is at the limit.
     */
    private static final int NEARLY = 4;

    private Descriptors() {}

    /** The limit of a process that has reached it; none otherwise, or where it cannot be read. */
    static IntStream limitReached(Proc proc, long pid) {
        int open = proc.numbers(pid + "/fd").size();
        return proc.text(pid + "/limits").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(LIMIT))
                .map(line -> line.substring(LIMIT.length()).strip().split(" +")[0])
                .filter(limit -> limit.chars().allMatch(Character::isDigit))
                .mapToInt(Integer::parseInt)
                .filter(limit -> open >= limit - NEARLY);
    }
}
