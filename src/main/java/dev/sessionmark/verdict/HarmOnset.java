package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which setups are BAD, and from which condition on they were no longer OK. */
final class HarmOnset {

    private final Map<String, List<ComparisonRow>> bySetup;
    private final boolean severalConditions;

    HarmOnset(List<ComparisonRow> rows) {
        bySetup =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ComparisonRow::setup,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        severalConditions = rows.stream().map(ComparisonRow::condition).distinct().count() > 1;
    }

    /** One finding for each turn; none when no row could be judged. */
    List<Finding> findings() {
        Map<String, List<ComparisonRow>> firstBadByTurn = new LinkedHashMap<>();
        for (List<ComparisonRow> rows : bySetup.values()) {
            rows.stream()
                    .filter(row -> is(row, Verdict.BAD))
                    .findFirst()
                    .ifPresent(
                            firstBad ->
                                    firstBadByTurn
                                            .computeIfAbsent(
                                                    turn(rows, firstBad), t -> new ArrayList<>())
                                            .add(firstBad));
        }
        if (!firstBadByTurn.isEmpty()) {
            List<Finding> findings = new ArrayList<>();
            firstBadByTurn.forEach((turn, firstBad) -> findings.add(finding(turn, firstBad)));
            return findings;
        }
        boolean judged =
                bySetup.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(row -> !is(row, Verdict.INCONCLUSIVE));
        return judged ? List.of(nothingBad()) : List.of();
    }

    private Finding finding(String turn, List<ComparisonRow> firstBad) {
        List<String> setups = firstBad.stream().map(ComparisonRow::setup).toList();
        List<Condition> conditions =
                setups.stream()
                        .flatMap(setup -> bySetup.get(setup).stream())
                        .filter(row -> is(row, Verdict.BAD))
                        .map(ComparisonRow::condition)
                        .distinct()
                        .toList();
        return new Finding(Finding.Kind.BAD, conditions, setups, part(turn, firstBad) + ".");
    }

    private static String part(String turn, List<ComparisonRow> firstBad) {
        ComparisonRow first = firstBad.get(0);
        if (firstBad.size() == 1) {
            return "%s is %s: %s".formatted(first.setup(), turn, figure(first));
        }
        return "%s are %s (%s)"
                .formatted(
                        Phrases.list(firstBad.stream().map(ComparisonRow::setup).toList()),
                        turn,
                        firstBad.stream()
                                .map(row -> row.setup() + ": " + figure(row))
                                .collect(Collectors.joining("; ")));
    }

    private static String figure(ComparisonRow row) {
        return row.judgement().gravest();
    }

    private Finding nothingBad() {
        List<ComparisonRow> rows = bySetup.values().stream().flatMap(List::stream).toList();
        return new Finding(
                Finding.Kind.NOTHING_BAD,
                rows.stream().map(ComparisonRow::condition).distinct().toList(),
                List.copyOf(bySetup.keySet()),
                severalConditions
                        ? "No setup was found BAD under any condition."
                        : "No setup was found BAD.");
    }

    /** {@code OK with no added database latency and BAD at +5 ms database latency}. */
    private String turn(List<ComparisonRow> rows, ComparisonRow firstBad) {
        String bad = "BAD " + Phrases.under(firstBad.condition());
        Optional<ComparisonRow> lastBefore =
                rows.subList(0, rows.indexOf(firstBad)).stream().reduce((a, b) -> b);
        if (lastBefore.isPresent() && !is(lastBefore.get(), Verdict.INCONCLUSIVE)) {
            ComparisonRow before = lastBefore.get();
            return "%s %s and %s"
                    .formatted(
                            before.judgement().verdict(), Phrases.under(before.condition()), bad);
        }
        long badRows = rows.stream().filter(row -> is(row, Verdict.BAD)).count();
        if (severalConditions && badRows == rows.size() && rows.size() > 1) {
            return "BAD under every condition, already " + Phrases.under(firstBad.condition());
        }
        return bad;
    }

    private static boolean is(ComparisonRow row, Verdict verdict) {
        return row.judgement().verdict() == verdict;
    }
}
