package dev.sessionmark.load;

import dev.sessionmark.measurement.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first few ways in which requests of a window failed, each with how often. */
final class FailureLog {

    private final Map<Kind, Long> counts = new LinkedHashMap<>();

    private record Kind(String words, String sqlState) {}

    void add(String words, String sqlState) {
        Kind kind = new Kind(words, sqlState);
        // A code alone is short, and PostgreSQL has not many: they are told apart to the end.
        if (!counts.containsKey(kind) && counts.size() >= Failure.KEPT) {
            kind = new Kind(Failure.OTHERS, sqlState);
        }
        counts.merge(kind, 1L, Long::sum);
    }

    /** The most frequent first. */
    List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        counts.forEach(
                (kind, count) -> failures.add(new Failure(kind.words, kind.sqlState, count)));
        failures.sort(Comparator.comparingLong(Failure::count).reversed());
        return List.copyOf(failures);
    }
}
