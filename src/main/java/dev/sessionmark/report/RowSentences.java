package dev.sessionmark.report;

import dev.sessionmark.measurement.Bystander;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Phrases;
import dev.sessionmark.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What there is to say of one row beyond its figures; each list is empty where nothing is. */
final class RowSentences {

    /** A frame seen in fewer samples than one in a thousand is a lock in passing. */
    private static final double WORTH_A_LINE = 0.001;

    private RowSentences() {}

    /** A row's name in a sentence: {@code reactive-session, +5 ms}. */
    static String name(ComparisonRow row) {
        return name(row.setup(), row.condition());
    }

    static String name(String setup, Condition condition) {
        return setup + ", " + condition.shortLabel();
    }

    /** Each behind the name of the row. */
    static List<String> named(ComparisonRow row, List<String> remarks) {
        return remarks.stream().map(remark -> name(row) + ": " + remark).toList();
    }

    static List<String> reason(ComparisonRow row) {
        return row.valid() && row.judgement().verdict() != Verdict.OK
                ? List.of(row.judgement().verdict() + ": " + row.judgement().because())
                : List.of();
    }

    /** What else happened on the machine. */
    static List<String> machine(ComparisonRow row) {
        List<String> lines = new ArrayList<>();
        if (row.disturbedBecause() != null) {
            lines.add("judged although it was disturbed: " + row.disturbedBecause());
        }
        int again = row.windows().stream().mapToInt(w -> w.machine().disturbedBefore()).sum();
        if (again > 0) {
            lines.add(Phrases.count(again, "measurement") + " disturbed, left out and done again");
        }
        return lines;
    }

    static List<String> culprits(ComparisonRow row) {
        return row.sut().loops().culprits().stream()
                .filter(culprit -> culprit.share() >= WORTH_A_LINE)
                .map(c -> Numbers.percent(c.share()) + " of the time in " + c.frame())
                .toList();
    }

    static List<String> liveness(ComparisonRow row) {
        Bystander bystander = row.load().bystander();
        return bystander.failedLivenessProbes() == 0
                ? List.of()
                : List.of(
                        "%s of %s that need no database would have failed as a liveness probe"
                                .formatted(
                                        Numbers.count(bystander.failedLivenessProbes()),
                                        Phrases.count(bystander.sent(), "request")));
    }

    static List<String> errors(ComparisonRow row) {
        List<String> lines = new ArrayList<>();
        LoadCounts counts = row.load().counts();
        String intended = Phrases.count(counts.intended(), "request");
        if (counts.dropped() > 0) {
            lines.add(
                    "%s of %s not sent because too many were in flight; they count as infinitely late"
                            .formatted(Numbers.count(counts.dropped()), intended));
        }
        if (counts.errors() == 0) {
            return lines;
        }
        StringJoiner kinds = new StringJoiner(", ");
        addKind(kinds, counts.timeouts(), "answered too late");
        addKind(kinds, counts.connectFailures(), "without a connection");
        addKind(kinds, counts.badStatus(), "with a status other than 2xx");
        addKind(kinds, counts.wrongAnswers(), "with a wrong answer");
        addKind(kinds, counts.unfinished(), "unfinished");
        lines.add("%s of %s failed: %s".formatted(Numbers.count(counts.errors()), intended, kinds));
        lines.addAll(failures(row));
        Long refused = row.sut().sessions().refused();
        if (refused != null && refused > 0) {
            lines.add(Phrases.count(refused, "session") + " got no database connection");
        }
        return lines;
    }

    private static void addKind(StringJoiner kinds, long count, String kind) {
        if (count > 0) {
            kinds.add(Numbers.count(count) + " " + kind);
        }
    }

    static List<String> failures(ComparisonRow row) {
        return row.load().failures().stream()
                .map(one -> Phrases.count(one.count(), "request") + ": " + one.words())
                .toList();
    }

    static List<String> leftOpen(ComparisonRow row) {
        Long left = row.sut().sessions().leftOpen();
        return left == null || left <= 0
                ? List.of()
                : List.of(
                        Phrases.count(left, "connection")
                                + " still in use after the last request had ended");
    }
}
