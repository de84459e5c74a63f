package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Failure;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.statistics.Distribution;
import java.util.ArrayList;
import java.util.List;

/** What speaks against a setup by its own figures, without looking at any other setup. */
final class HarmRules {

    /** Below this share a blocked sample says nothing about the figure it would explain. */
    private static final double WORTH_NAMING = 0.01;

    private final VerdictThresholds thresholds;

    HarmRules(VerdictThresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** All that speaks against the setup, in the order in which it matters. */
    List<Clause> of(ComparisonRow row) {
        List<Clause> clauses = new ArrayList<>();
        liveness(row, clauses);
        boolean overloaded = overload(row, clauses);
        errors(row, overloaded, clauses);
        loopDelay(row, clauses);
        bystander(row, clauses);
        leftOpen(row, clauses);
        return clauses;
    }

    /** Where the loops stood blocked and in what, as an addition; empty when they hardly did. */
    static String blockedIn(LoopFigures blocking) {
        if (!(blocking.blockedShare() >= WORTH_NAMING)) { // nor where nobody looked
            return "";
        }
        String where =
                blocking.culprits().isEmpty() ? "" : " in " + blocking.culprits().get(0).frame();
        return "blocked " + Phrases.percent(blocking.blockedShare()) + " of the time" + where;
    }

    private void liveness(ComparisonRow row, List<Clause> clauses) {
        long failed = row.load().bystander().failedLivenessProbes();
        if (failed > 0) {
            String probes = Phrases.count(failed, "liveness probe");
            clauses.add(
                    Clause.event(
                            probes + " would have failed (no answer within 1 s)",
                            probes + " failed"));
        }
    }

    private boolean overload(ComparisonRow row, List<Clause> clauses) {
        LoadCounts counts = row.load().counts();
        if (Double.isNaN(row.load().offeredRate()) || counts.intended() == 0) {
            return false;
        }
        double carried = counts.carriedShare();
        if (Double.isNaN(carried)
                || carried >= thresholds.carriedShareCaution()
                || !fellBehind(row)) {
            return false;
        }
        clauses.add(
                Clause.level(
                        carried < thresholds.carriedShareBad() ? Verdict.BAD : Verdict.CAUTION,
                        Phrases.format(
                                "answered only %s of the offered %,.0f requests/s",
                                Phrases.percent(carried), row.load().offeredRate()),
                        "answered " + Phrases.percent(carried) + " of the load"));
        return true;
    }

    /**
     * Whether the missing answers are a queue and not a pause: one pause near the end of a window
     * keeps as many answers back as a small overload does, but spoils a single second.
     */
    private static boolean fellBehind(ComparisonRow row) {
        LoadCounts counts = row.load().counts();
        if (counts.dropped() + counts.timeouts() + counts.unfinished() > 0) {
            return true;
        }
        List<Slice> slices = row.taken().stream().flatMap(w -> w.load().slices().stream()).toList();
        long behind = slices.stream().filter(Slice::fellBehind).count();
        return behind * 2 > slices.size();
    }

    private void errors(ComparisonRow row, boolean overloaded, List<Clause> clauses) {
        LoadCounts counts = row.load().counts();
        // What overload lost is said already; what was never sent is no answer.
        long errors = overloaded ? counts.failed() : counts.errors();
        double share = counts.intended() == 0 ? 0 : (double) errors / counts.intended();
        if (share > thresholds.errorShareCaution()) {
            clauses.add(
                    Clause.level(
                            share > thresholds.errorShareBad() ? Verdict.BAD : Verdict.CAUTION,
                            "%s of the requests failed (%s)%s"
                                    .formatted(
                                            Phrases.percent(share),
                                            kinds(counts, overloaded),
                                            words(row)),
                            Phrases.percent(share) + " of requests failed"));
        }
    }

    private static String words(ComparisonRow row) {
        List<Failure> failures = row.load().failures();
        return failures.isEmpty() ? "" : ": " + failures.getFirst().words();
    }

    private static String kinds(LoadCounts counts, boolean overloaded) {
        List<String> kinds = new ArrayList<>();
        addKind(kinds, "status other than 2xx", counts.badStatus());
        addKind(kinds, "wrong answers", counts.wrongAnswers());
        addKind(kinds, "connection failures", counts.connectFailures());
        if (!overloaded) {
            addKind(kinds, "timeouts", counts.timeouts());
            addKind(kinds, "unfinished", counts.unfinished());
        }
        return String.join(", ", kinds);
    }

    private static void addKind(List<String> kinds, String name, long count) {
        if (count > 0) {
            kinds.add(Phrases.format("%s: %,d", name, count));
        }
    }

    private void loopDelay(ComparisonRow row, List<Clause> clauses) {
        Tail delay = Tail.loopDelay(row);
        Verdict verdict = grade(delay, thresholds.loopDelayGoodMs(), thresholds.loopDelayBadMs());
        LoopFigures blocking = row.sut().loops();
        if (verdict != Verdict.OK) {
            String cause = blockedIn(blocking);
            String delayed = "event loops delayed " + delay;
            clauses.add(
                    Clause.level(
                            verdict, cause.isEmpty() ? delayed : delayed + ", " + cause, delayed));
        } else if (blocking.blockedShare() >= thresholds.blockedShareCaution()) {
            clauses.add(
                    Clause.level(
                            Verdict.CAUTION,
                            "event loops %s, so little more load would saturate them"
                                    .formatted(blockedIn(blocking)),
                            "event loops blocked %s of the time"
                                    .formatted(Phrases.percent(blocking.blockedShare()))));
        }
    }

    private void bystander(ComparisonRow row, List<Clause> clauses) {
        Tail response = Tail.bystander(row);
        Verdict verdict =
                grade(response, thresholds.bystanderGoodMs(), thresholds.bystanderBadMs());
        if (verdict != Verdict.OK) {
            clauses.add(
                    Clause.level(
                            verdict,
                            "requests that need no database took " + response,
                            "requests without a database took " + response));
        }
    }

    private void leftOpen(ComparisonRow row, List<Clause> clauses) {
        Long left = row.sut().sessions().leftOpen();
        if (left != null && left > 0) {
            // Each one is lost to the pool for ever; when all are, the service hangs.
            clauses.add(
                    Clause.event(
                            "left %s in use with no request running"
                                    .formatted(Phrases.count(left, "database connection")),
                            "left " + Phrases.count(left, "connection") + " in use"));
        }
    }

    private static Verdict grade(Tail tail, double goodMs, double badMs) {
        if (Double.isNaN(tail.ms()) || tail.ms() <= goodMs) {
            return Verdict.OK;
        }
        return tail.ms() > badMs ? Verdict.BAD : Verdict.CAUTION;
    }

    /**
     * One figure that speaks against a setup.
     *
     * @param verdict how grave it is: CAUTION or BAD
     * @param text the figure in words, part of a sentence
     * @param brief the same where there is room for a few words only
     * @param onceIsEnough whether it stands even if it was seen in one trial only: an event, not a
     *     level
     */
    record Clause(Verdict verdict, String text, String brief, boolean onceIsEnough) {

        static Clause level(Verdict verdict, String text, String brief) {
            return new Clause(verdict, text, brief, false);
        }

        static Clause event(String text, String brief) {
            return new Clause(Verdict.BAD, text, brief, true);
        }

        boolean bad() {
            return verdict == Verdict.BAD;
        }
    }

    /**
     * The quantile of a distribution that thresholds are applied to: always the same one, so that a
     * verdict does not depend on how long a run was.
     *
     * @param label {@code p99} or {@code p90}
     * @param ms the value; NaN when the samples do not suffice
     * @param floorMs up to here the value cannot be told from nothing; NaN where it always can
     */
    record Tail(String label, double ms, double floorMs) {

        /** A task is due on each loop 200 times a second: enough for a p99 in any window. */
        static Tail loopDelay(ComparisonRow row) {
            return of(row.sut().loops().delay(), 0.99, row.sut().loops().idleDelayMs());
        }

        /** Bystanders are few, so as not to be a load of their own: enough for a p90. */
        static Tail bystander(ComparisonRow row) {
            return of(row.load().bystander().responseTime(), 0.9, Double.NaN);
        }

        private static Tail of(Distribution distribution, double quantile, double floorMs) {
            return new Tail(
                    "p" + Math.round(quantile * 100), distribution.quantileMs(quantile), floorMs);
        }

        @Override
        public String toString() {
            String value = ms <= floorMs ? "<" + Phrases.ms(floorMs) : Phrases.ms(ms);
            return value + " at " + label;
        }
    }
}
