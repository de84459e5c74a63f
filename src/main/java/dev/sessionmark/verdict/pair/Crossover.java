package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where along one factor it changes which of two setups is better. Never interpolated: a change
 * lies between two measured conditions under which it could be told. Conditions under which it
 * could not be told are never passed over: between two others they make the interval of a change
 * wider, and without a change they leave open whether there is one.
 *
 * @param a id of one setup
 * @param b id of the other
 * @param factor what is varied; all else is fixed
 * @param conditions what was measured along it, ascending
 * @param changes from one condition to the next under which it could be told
 * @param undecided all conditions under which it could not be told
 * @param decided what could be told, by condition, ascending
 */
public record Crossover(
        String a,
        String b,
        Factor factor,
        List<Condition> conditions,
        List<Change> changes,
        List<Condition> undecided,
        Map<Condition, Pair.Outcome> decided) {

    /** What can be said. */
    public enum Result {
        /** It changes once. */
        BETWEEN,
        /** It changes more than once. */
        SEVERAL,
        /** It could be told under every condition, and does not change. */
        NONE_IN_RANGE,
        /** Too little could be told to say whether it changes, or where. */
        CANNOT_BE_TOLD
    }

    /**
     * One change.
     *
     * @param from the last condition before it
     * @param to the first condition after it
     * @param before which was better up to there
     * @param after which is better from there on
     * @param undecided conditions between the two under which it could not be told
     */
    public record Change(
            Condition from,
            Condition to,
            Pair.Outcome before,
            Pair.Outcome after,
            List<Condition> undecided) {}

    /**
     * Along conditions that differ in one factor only.
     *
     * @param conditions at least two, ascending in that factor
     */
    static Crossover of(
            String a, String b, Factor factor, List<Condition> conditions, Pairs pairs) {
        List<Change> changes = new ArrayList<>();
        List<Condition> undecided = new ArrayList<>();
        Map<Condition, Pair.Outcome> decided = new LinkedHashMap<>();
        List<Condition> open = new ArrayList<>();
        Condition last = null;
        for (Condition condition : conditions) {
            Pair pair = pairs.of(condition, a, b);
            if (pair == null || pair.outcome() == Pair.Outcome.CANNOT_TELL) {
                undecided.add(condition);
                open.add(condition);
                continue;
            }
            Pair.Outcome before = last == null ? null : decided.get(last);
            if (last != null && before != pair.outcome()) {
                changes.add(new Change(last, condition, before, pair.outcome(), List.copyOf(open)));
            }
            decided.put(condition, pair.outcome());
            open.clear();
            last = condition;
        }
        return new Crossover(
                a,
                b,
                factor,
                List.copyOf(conditions),
                List.copyOf(changes),
                List.copyOf(undecided),
                decided);
    }

    /** What can be said. */
    public Result result() {
        if (changes.isEmpty()) {
            return undecided.isEmpty() ? Result.NONE_IN_RANGE : Result.CANNOT_BE_TOLD;
        }
        return changes.size() == 1 ? Result.BETWEEN : Result.SEVERAL;
    }

    /** Whether every condition that could not be told lies within a change's interval. */
    boolean closed() {
        return changes.stream().mapToInt(change -> change.undecided().size()).sum()
                == undecided.size();
    }

    /** The result in one sentence; all that could not be told is in it. */
    public String sentence() {
        return "%s against %s%s: %s%s."
                .formatted(
                        a,
                        b,
                        FactorWords.fixed(factor, conditions.getFirst()),
                        found(),
                        undecided.isEmpty() ? "" : open());
    }

    private String found() {
        return switch (result()) {
            case BETWEEN, SEVERAL ->
                    changes.stream().map(this::words).collect(Collectors.joining("; "));
            case NONE_IN_RANGE ->
                    "%s at every value from %s"
                            .formatted(
                                    words(decided.get(conditions.getFirst())),
                                    FactorWords.of(
                                            factor,
                                            conditions.getFirst(),
                                            "to",
                                            conditions.getLast()));
            case CANNOT_BE_TOLD -> decided.isEmpty() ? "no value could be decided" : known();
        };
    }

    private String words(Change change) {
        return "changes between %s, from %s to %s"
                .formatted(
                        FactorWords.of(factor, change.from(), "and", change.to()),
                        words(change.before()),
                        words(change.after()));
    }

    private String known() {
        return "%s at %s"
                .formatted(
                        words(decided.values().iterator().next()),
                        FactorWords.of(factor, List.copyOf(decided.keySet())));
    }

    private String open() {
        return "; not decided at " + FactorWords.of(factor, undecided);
    }

    private String words(Pair.Outcome outcome) {
        return switch (outcome) {
            case A_BETTER -> a + " better";
            case B_BETTER -> b + " better";
            case SAME -> "no difference that a verdict counts";
            case BOTH_BAD -> "both BAD";
            case CANNOT_TELL -> "not decided";
        };
    }
}
