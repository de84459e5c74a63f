package dev.sessionmark.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which setups are BAD, and from which condition on they were no longer OK. */
final class Turns {

    private final Map<String, List<ComparisonRow>> bySetup;
    private final boolean severalConditions;

    Turns(List<ComparisonRow> rows) {
        bySetup =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ComparisonRow::setup,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        severalConditions = rows.stream().map(ComparisonRow::condition).distinct().count() > 1;
    }

    /** One sentence; empty when no row could be judged. */
    Optional<String> sentence() {
        Map<String, List<String>> setupsByTurn = new LinkedHashMap<>();
        Map<String, String> becauseByTurn = new LinkedHashMap<>();
        boolean judged = false;
        for (List<ComparisonRow> rows : bySetup.values()) {
            judged |=
                    rows.stream().anyMatch(row -> is(row, Verdict.OK) || is(row, Verdict.CAUTION));
            Optional<ComparisonRow> firstBad =
                    rows.stream().filter(row -> is(row, Verdict.BAD)).findFirst();
            if (firstBad.isPresent()) {
                String turn = turn(rows, firstBad.get());
                setupsByTurn
                        .computeIfAbsent(turn, t -> new ArrayList<>())
                        .add(firstBad.get().setup());
                becauseByTurn.putIfAbsent(turn, firstBad.get().judgement().decidingFigure());
            }
        }
        if (setupsByTurn.isEmpty()) {
            return judged ? Optional.of(nothingBad()) : Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        setupsByTurn.forEach(
                (turn, setups) -> parts.add(part(turn, setups, becauseByTurn.get(turn))));
        return Optional.of(String.join(". ", parts) + ".");
    }

    private static String part(String turn, List<String> setups, String because) {
        String verb = setups.size() == 1 ? " is " : " are ";
        String reason = setups.size() == 1 ? because : "%s %s".formatted(setups.get(0), because);
        return Phrases.list(setups) + verb + turn + ": " + reason;
    }

    private String nothingBad() {
        return severalConditions
                ? "No setup was found BAD under any condition."
                : "No setup was found BAD.";
    }

    /** {@code OK with no added database latency and BAD at +5 ms database latency}. */
    private String turn(List<ComparisonRow> rows, ComparisonRow firstBad) {
        String bad = "BAD " + Phrases.under(firstBad.condition());
        Optional<ComparisonRow> lastBefore =
                rows.subList(0, rows.indexOf(firstBad)).stream().reduce((a, b) -> b);
        if (lastBefore.isPresent() && !is(lastBefore.get(), Verdict.INCONCLUSIVE)) {
            ComparisonRow before = lastBefore.get();
            return before.judgement().verdict()
                    + " "
                    + Phrases.under(before.condition())
                    + " and "
                    + bad;
        }
        long badRows = rows.stream().filter(row -> is(row, Verdict.BAD)).count();
        if (severalConditions && badRows == rows.size() && rows.size() > 1) {
            return "BAD under every condition, first " + Phrases.under(firstBad.condition());
        }
        return bad;
    }

    private static boolean is(ComparisonRow row, Verdict verdict) {
        return row.judgement().verdict() == verdict;
    }
}
