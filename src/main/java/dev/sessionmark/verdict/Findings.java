package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.verdict.pair.Advice;
import dev.sessionmark.verdict.pair.ConditionOutcome;
import dev.sessionmark.verdict.pair.Crossover;
import dev.sessionmark.verdict.pair.LowestP99;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Says what an experiment found, the most important first. Every sentence is made of what was
 * judged; where that supports none, there is none.
 */
final class Findings {

    private final List<ComparisonRow> rows;

    /**
     * Findings on judged rows.
     *
     * @param rows in the table's order
     */
    Findings(List<ComparisonRow> rows) {
        this.rows = rows;
    }

    List<Finding> of(List<ConditionOutcome> conditions, List<Crossover> crossovers, Advice advice) {
        if (rows.stream().noneMatch(ComparisonRow::valid)) {
            return List.of(nothing());
        }
        List<Finding> findings = new ArrayList<>(new HarmOnset(rows).findings());
        if (advice != null) {
            findings.add(of(advice));
        }
        crossovers.stream()
                .filter(crossover -> !crossover.changes().isEmpty())
                // Between only two conditions the other findings say it already.
                .filter(crossover -> crossover.conditions().size() > 2)
                .map(Findings::of)
                .forEach(findings::add);
        conditions.stream()
                .map(ConditionOutcome::lowestP99)
                .filter(Objects::nonNull)
                .map(Findings::of)
                .forEach(findings::add);
        findings.addAll(inconclusive());
        return List.copyOf(findings);
    }

    List<Finding> of(List<NoiseFloor> floors) {
        if (rows.stream().noneMatch(ComparisonRow::valid)) {
            return List.of(nothing());
        }
        List<Finding> findings = new ArrayList<>();
        for (NoiseFloor floor : floors) {
            findings.add(
                    new Finding(
                            Finding.Kind.NOISE_FLOOR,
                            List.of(floor.condition()),
                            List.of(floor.setup()),
                            noise(floor)));
        }
        findings.addAll(inconclusive());
        return List.copyOf(findings);
    }

    private Finding nothing() {
        return rows.isEmpty()
                ? new Finding(
                        Finding.Kind.NOTHING_MEASURED,
                        List.of(),
                        List.of(),
                        "Nothing was measured.")
                : new Finding(
                        Finding.Kind.NOTHING_VALID,
                        List.of(),
                        List.of(),
                        NothingValid.sentence(rows));
    }

    private static Finding of(Advice advice) {
        return new Finding(
                Finding.Kind.USUAL_ADVICE,
                advice.outcomes().stream().map(Advice.Tested::condition).toList(),
                List.of(advice.advised(), advice.against()),
                advice.sentence());
    }

    private static Finding of(Crossover crossover) {
        return new Finding(
                Finding.Kind.CHANGE,
                crossover.conditions(),
                List.of(crossover.a(), crossover.b()),
                crossover.sentence());
    }

    private static Finding of(LowestP99 lowest) {
        return new Finding(
                Finding.Kind.LOWEST_P99,
                List.of(lowest.condition()),
                lowest.setups(),
                lowest.sentence());
    }

    private static String noise(NoiseFloor floor) {
        String under = Phrases.under(floor.condition());
        if (!floor.told()) {
            return "%s could not be measured against itself %s: too few valid trials or requests."
                    .formatted(floor.setup(), under);
        }
        return Phrases.format(
                "Measured against itself %s, %s shows a p99 ratio of %.2f (%.2f to %.2f) and a p50"
                        + " ratio of %.2f: %s.",
                under,
                floor.setup(),
                floor.p99().ratio(),
                floor.p99().low(),
                floor.p99().high(),
                floor.p50().ratio(),
                floor.outcome());
    }

    private List<Finding> inconclusive() {
        return rows.stream()
                .filter(row -> row.judgement().verdict() == Verdict.INCONCLUSIVE)
                .map(Findings::inconclusive)
                .toList();
    }

    private static Finding inconclusive(ComparisonRow row) {
        Condition condition = row.condition();
        return new Finding(
                Finding.Kind.INCONCLUSIVE,
                List.of(condition),
                List.of(row.setup()),
                "Inconclusive: %s %s (%s)."
                        .formatted(
                                row.setup(), Phrases.under(condition), row.judgement().because()));
    }
}
