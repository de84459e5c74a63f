package dev.sessionmark.report;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Verdict;
import java.util.List;
import java.util.StringJoiner;

/**
 * What there is to say of one row beyond its figures. Each method adds nothing where nothing is.
 */
final class RowSentences {

    private RowSentences() {}

    /** A row's name in a sentence: {@code reactive-session, +5 ms}. */
    static String name(ComparisonRow row) {
        return name(row.setup(), row.condition());
    }

    /** The name of a setup under a condition in a sentence. */
    static String name(String setup, Condition condition) {
        return setup + ", " + condition.shortLabel();
    }

    /** A frame seen in fewer samples than one in a thousand is a lock in passing. */
    private static final double WORTH_A_LINE = 0.001;

    /** Why the row is not OK. */
    static void addReason(ComparisonRow row, List<String> lines) {
        if (row.valid() && row.judgement().verdict() != Verdict.OK) {
            lines.add(
                    "%s: %s: %s"
                            .formatted(
                                    name(row),
                                    row.judgement().verdict(),
                                    row.judgement().because()));
        }
    }

    /** What else happened on the machine. */
    static void addMachine(ComparisonRow row, List<String> lines) {
        if (row.disturbedBecause() != null) {
            lines.add(
                    "%s: judged although it was disturbed: %s"
                            .formatted(name(row), row.disturbedBecause()));
        }
        int again = row.windows().stream().mapToInt(w -> w.machine().disturbedBefore()).sum();
        if (again > 0) {
            lines.add(
                    "%s: %s disturbed, left out and done again"
                            .formatted(name(row), Numbers.count(again, "measurement")));
        }
    }

    /** What its event loops were blocked in. */
    static void addCulprits(ComparisonRow row, List<String> lines) {
        for (Culprit culprit : row.sut().loops().culprits()) {
            if (culprit.share() < WORTH_A_LINE) {
                continue;
            }
            lines.add(
                    "%s: %s of the time in %s"
                            .formatted(
                                    name(row), Numbers.percent(culprit.share()), culprit.frame()));
        }
    }

    /** How a liveness probe would have fared. */
    static void addLiveness(ComparisonRow row, List<String> lines) {
        long failed = row.load().bystander().failedLivenessProbes();
        if (failed > 0) {
            lines.add(
                    "%s: %s of %s that need no database would have failed as a liveness probe"
                            .formatted(
                                    name(row),
                                    Numbers.count(failed),
                                    Numbers.count(row.load().bystander().sent(), "request")));
        }
    }

    /** What became of the requests that failed. */
    static void addErrors(ComparisonRow row, List<String> lines) {
        LoadCounts counts = row.load().counts();
        if (counts.dropped() > 0) {
            lines.add(
                    "%s: %s of %s not sent because too many were in flight; they count as infinitely"
                                    .formatted(
                                            name(row),
                                            Numbers.count(counts.dropped()),
                                            Numbers.count(counts.intended(), "request"))
                            + " late");
        }
        if (counts.errors() == 0) {
            return;
        }
        StringJoiner kinds = new StringJoiner(", ");
        addKind(kinds, counts.timeouts(), "answered too late");
        addKind(kinds, counts.connectFailures(), "without a connection");
        addKind(kinds, counts.badStatus(), "with a status other than 2xx");
        addKind(kinds, counts.wrongAnswers(), "with a wrong answer");
        addKind(kinds, counts.unfinished(), "unfinished");
        lines.add(
                "%s: %s of %s failed: %s"
                        .formatted(
                                name(row),
                                Numbers.count(counts.errors()),
                                Numbers.count(counts.intended(), "request"),
                                kinds));
        lines.addAll(failures(row));
        Long refused = row.sut().sessions().refused();
        if (refused != null && refused > 0) {
            lines.add(
                    "%s: %s got no database connection"
                            .formatted(name(row), Numbers.count(refused, "session")));
        }
    }

    /** What those said that failed. */
    static List<String> failures(ComparisonRow row) {
        return row.load().failures().stream()
                .map(
                        failure ->
                                "%s: %s: %s"
                                        .formatted(
                                                name(row),
                                                Numbers.count(failure.count(), "request"),
                                                failure.words()))
                .toList();
    }

    private static void addKind(StringJoiner kinds, long count, String kind) {
        if (count > 0) {
            kinds.add(Numbers.count(count) + " " + kind);
        }
    }

    /** Whether it did not give back all connections. */
    static boolean leftOpen(ComparisonRow row) {
        Long left = row.sut().sessions().leftOpen();
        return left != null && left > 0;
    }

    /** What it did not give back. */
    static void addLeftOpen(ComparisonRow row, List<String> lines) {
        if (leftOpen(row)) {
            lines.add(
                    "%s: %s still in use after the last request had ended"
                            .formatted(
                                    name(row),
                                    Numbers.count(row.sut().sessions().leftOpen(), "connection")));
        }
    }
}
