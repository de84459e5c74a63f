package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.statistics.Spread;
import dev.sessionmark.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Outcomes of the usual advice along the distance to the database, a letter for each condition: A
 * the advised setup is better, B the other one, S they are the same, X both are BAD, ? it cannot be
 * told. The figures contradict each of them: by their look the other one always has the lower p99.
 */
final class Outcomes {

    static final String A = "reactive-session";
    static final String B = "blocking-on-event-loop";

    private static final long[] DISTANCES_MS = {0, 1, 2, 5, 10, 20, 50, 100, 200, 500};

    private Outcomes() {}

    static List<Condition> conditions(String letters) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            conditions.add(new Condition(Duration.ofMillis(DISTANCES_MS[i])));
        }
        return conditions;
    }

    static Pairs pairs(String letters) {
        List<Condition> conditions = conditions(letters);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            pairs.add(pair(conditions.get(i), letters.charAt(i)));
        }
        return new Pairs(pairs);
    }

    static Pair pair(Condition condition, char letter) {
        return switch (letter) {
            case 'A' ->
                    pair(
                            condition,
                            Pair.Outcome.A_BETTER,
                            Verdict.OK,
                            Verdict.BAD,
                            ComparedQuantile.Outcome.B_LOWER);
            case 'B' ->
                    pair(
                            condition,
                            Pair.Outcome.B_BETTER,
                            Verdict.BAD,
                            Verdict.OK,
                            ComparedQuantile.Outcome.A_LOWER);
            case 'S' ->
                    pair(
                            condition,
                            Pair.Outcome.SAME,
                            Verdict.OK,
                            Verdict.OK,
                            ComparedQuantile.Outcome.SAME);
            case 'X' ->
                    pair(
                            condition,
                            Pair.Outcome.BOTH_BAD,
                            Verdict.BAD,
                            Verdict.BAD,
                            ComparedQuantile.Outcome.A_LOWER);
            default ->
                    pair(
                            condition,
                            Pair.Outcome.CANNOT_TELL,
                            Verdict.OK,
                            Verdict.OK,
                            ComparedQuantile.Outcome.CANNOT_TELL);
        };
    }

    private static Pair pair(
            Condition condition,
            Pair.Outcome outcome,
            Verdict a,
            Verdict b,
            ComparedQuantile.Outcome p99) {
        double aNanos = outcome == Pair.Outcome.A_BETTER ? 90e6 : 10e6;
        double bNanos = outcome == Pair.Outcome.A_BETTER ? 10e6 : 90e6;
        ComparedQuantile compared = new ComparedQuantile(p99, figures(aNanos, bNanos), null);
        boolean byVerdict = a == Verdict.BAD || b == Verdict.BAD;
        Pair.By by =
                byVerdict
                        ? Pair.By.VERDICT
                        : outcome == Pair.Outcome.CANNOT_TELL ? null : Pair.By.P99;
        return new Pair(condition, A, B, outcome, by, a, b, compared, compared);
    }

    private static Difference figures(double aNanos, double bNanos) {
        double ratio = aNanos / bNanos;
        return new Difference(
                0.99,
                aNanos,
                bNanos,
                ratio,
                0.9 * ratio,
                1.1 * ratio,
                Spread.of(aNanos),
                Spread.of(bNanos),
                false,
                1.1);
    }
}
