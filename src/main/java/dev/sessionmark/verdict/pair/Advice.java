package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.verdict.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether an advice of the guides held. The usual one is a reactive session per request instead of
 * a blocking one on the event loop. Asked for each condition, answered either way.
 *
 * @param advised id of the setup that is advised
 * @param against id of the one that it is advised instead of
 * @param outcomes one for each condition under which both were measured
 * @param crossovers where it changes, along each factor that is varied
 */
public record Advice(
        String advised, String against, List<Tested> outcomes, List<Crossover> crossovers) {

    private static final String USUAL = "reactive-session";
    private static final String MISTAKE = "blocking-on-event-loop";

    /** What the same setup is advised instead of, less often. */
    private static final List<String> OTHERS =
            List.of("blocking-on-worker", "session-per-statement");

    /** More conditions are counted instead of named. */
    private static final int MOST_NAMED = 8;

    /** What can become of an advice. In the order in which a headline names them. */
    public enum Outcome {
        /** It made things better, by verdict or beyond the noise. */
        HELD("held"),
        /** It made things worse, by verdict or beyond the noise. */
        CONTRADICTED("was contradicted"),
        /** It is shown to make no difference that a verdict counts. */
        NO_DIFFERENCE("made no difference that a verdict counts"),
        /** Neither carried the load. */
        BOTH_BAD("could not help"),
        /** The run supports none of the others. */
        CANNOT_TELL("could be neither confirmed nor refuted");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        private static Outcome of(Pair.Outcome outcome) {
            return switch (outcome) {
                case A_BETTER -> HELD;
                case B_BETTER -> CONTRADICTED;
                case SAME -> NO_DIFFERENCE;
                case BOTH_BAD -> BOTH_BAD;
                case CANNOT_TELL -> CANNOT_TELL;
            };
        }
    }

    /**
     * What became of it under one condition.
     *
     * @param condition under which
     * @param outcome what was found
     * @param because the figures that decided, or why none did
     */
    public record Tested(Condition condition, Outcome outcome, String because) {

        /** The outcome in one sentence. */
        public String sentence() {
            return "The advice " + words() + ".";
        }

        private String words() {
            return "%s %s (%s)".formatted(outcome.words, Phrases.under(condition), because);
        }
    }

    /** What became of the usual advice; empty where it was not tested. */
    public static Optional<Advice> usual(List<Condition> conditions, Pairs pairs) {
        return of(USUAL, MISTAKE, conditions, pairs);
    }

    /** What became of the other advices that were tested. */
    public static List<Advice> others(List<Condition> conditions, Pairs pairs) {
        return OTHERS.stream()
                .flatMap(against -> of(USUAL, against, conditions, pairs).stream())
                .toList();
    }

    private static Optional<Advice> of(
            String advised, String against, List<Condition> conditions, Pairs pairs) {
        List<Tested> outcomes =
                conditions.stream()
                        .map(condition -> pairs.of(condition, advised, against))
                        .filter(Objects::nonNull)
                        .map(
                                pair ->
                                        new Tested(
                                                pair.condition(),
                                                Outcome.of(pair.outcome()),
                                                pair.figures()))
                        .toList();
        return outcomes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Advice(
                                advised,
                                against,
                                outcomes,
                                Crossovers.between(advised, against, conditions, pairs)));
    }

    private String name() {
        return advised.equals(USUAL) && against.equals(MISTAKE) ? "The usual advice" : "The advice";
    }

    /** All outcomes with their figures. */
    public String sentence() {
        return "%s, %s instead of %s, %s."
                .formatted(
                        name(),
                        advised,
                        against,
                        outcomes.stream().map(Tested::words).collect(Collectors.joining("; it ")));
    }

    /**
     * The outcomes in one short sentence. It names every condition, or counts them where they are
     * many, so that it cannot say more than they do; where the difference begins it says only if
     * nothing is left open outside that interval.
     */
    public String headline() {
        Map<Outcome, List<Condition>> byOutcome = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            List<Condition> where =
                    outcomes.stream()
                            .filter(tested -> tested.outcome() == outcome)
                            .map(Tested::condition)
                            .toList();
            if (!where.isEmpty()) {
                byOutcome.put(outcome, where);
            }
        }
        List<String> parts = new ArrayList<>();
        byOutcome.forEach((outcome, where) -> parts.add(outcome.words + " " + where(where)));
        return "%s %s%s.".formatted(name(), beginning(), String.join("; it ", parts));
    }

    /** Where the difference begins; empty where that cannot be said in so few words. */
    private String beginning() {
        if (crossovers.size() != 1) {
            return "";
        }
        Crossover only = crossovers.getFirst();
        boolean begins =
                only.result() == Crossover.Result.BETWEEN
                        && only.closed()
                        && only.changes().getFirst().before() == Pair.Outcome.SAME
                        && only.changes().getFirst().after() == Pair.Outcome.A_BETTER;
        if (!begins) {
            return "";
        }
        Crossover.Change change = only.changes().getFirst();
        return "begins to make a difference between %s: it "
                .formatted(FactorWords.of(only.factor(), change.from(), "and", change.to()));
    }

    private String where(List<Condition> conditions) {
        if (outcomes.size() > MOST_NAMED) {
            return Phrases.format(
                    "under %,d of %,d conditions", conditions.size(), outcomes.size());
        }
        return crossovers.size() == 1
                ? "at " + FactorWords.of(crossovers.getFirst().factor(), conditions)
                : conditions.stream().map(Phrases::under).collect(Collectors.joining(", "));
    }
}
