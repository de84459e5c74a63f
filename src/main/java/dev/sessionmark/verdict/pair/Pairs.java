package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.VerdictThresholds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each two setups of each condition, compared once. */
public final class Pairs {

    /** Finds a pair by its condition and its setups. */
    private record Key(Condition condition, String a, String b) {}

    private final List<Pair> all;
    private final Map<Key, Pair> byKey = new HashMap<>();

    Pairs(List<Pair> all) {
        this.all = List.copyOf(all);
        all.forEach(pair -> byKey.put(new Key(pair.condition(), pair.a(), pair.b()), pair));
    }

    /**
     * Compares each two.
     *
     * @param rows judged, in the order of the table
     */
    public static Pairs of(
            List<ComparisonRow> rows, LatencyComparer comparer, VerdictThresholds thresholds) {
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ComparisonRow a = rows.get(i);
            for (ComparisonRow b : rows.subList(i + 1, rows.size())) {
                if (a.condition().equals(b.condition())) {
                    all.add(Pair.of(a, b, comparer, thresholds));
                }
            }
        }
        return new Pairs(all);
    }

    /** All of them: by condition, then by the order of the table. */
    public List<Pair> all() {
        return all;
    }

    /** The two under the condition, this one first; null where one was not measured. */
    Pair of(Condition condition, String first, String second) {
        Pair pair = byKey.get(new Key(condition, first, second));
        if (pair != null) {
            return pair;
        }
        Pair other = byKey.get(new Key(condition, second, first));
        return other == null ? null : other.reversed();
    }
}
