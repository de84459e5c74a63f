package dev.sessionmark.measurement;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A way in which requests of a window failed, in the words of whoever answered.
 *
 * @param words one line: the status and what the answer said, or what became of the connection
 * @param sqlState PostgreSQL's code of it, where the system under test told one; otherwise empty
 * @param count requests that failed so
 */
public record Failure(String words, String sqlState, long count) {

    /** How many ways are kept of a window; what comes later is kept without its words. */
    public static final int KEPT = 5;

    /** Stands for the words that are not kept. */
    public static final String OTHERS = "in other ways";

    /** Of several windows together, the most frequent first. */
    static List<Failure> merge(List<Failure> all) {
        Map<Failure, Long> counts = new LinkedHashMap<>();
        for (Failure one : all) {
            counts.merge(new Failure(one.words, one.sqlState, 0), one.count, Long::sum);
        }
        return counted(counts);
    }

    /** Each with its count, the most frequent first. */
    public static List<Failure> counted(Map<Failure, Long> counts) {
        return counts.entrySet().stream()
                .map(
                        kind ->
                                new Failure(
                                        kind.getKey().words,
                                        kind.getKey().sqlState,
                                        kind.getValue()))
                .sorted(Comparator.comparingLong(Failure::count).reversed())
                .toList();
    }
}
