package dev.sessionmark.verdict.law;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.InUse;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks a row against every law. Pure: the same row gives the same answers. */
public final class Laws {

    /** Clocks, rounding and the moments at which two processes begin and end to look. */
    private static final double OFF = 0.1;

    /**
     * Who looks now and then is a thread: where processors are scarce it comes to look when others
     * have just begun to wait, and then more, or fewer, connections are in use than usual.
     */
    private static final double OFF_BY_LOOKING = 0.3;

    /** So many standard errors chance may make of looks. */
    private static final double SIGMAS = 4;

    /** A tenth of the answers without a session: then they were not what used the pool. */
    private static final double SESSION_EACH = 0.9;

    /** From this share of its time on a session blocks its loop, in its statements at least. */
    private static final double BLOCKS = 0.5;

    /** Failures have no response time: of more than these users it is not known where they were. */
    private static final double FAILED = 0.01;

    private static final String NOBODY_LOOKED = "nobody could look into it";

    private final ExperimentPlan plan;
    private final ComparisonRow row;
    private final boolean leaks;
    private final Evidence all;

    private Laws(ComparisonRow row, ExperimentPlan plan, boolean leaks) {
        this.plan = plan;
        this.row = row;
        this.leaks = leaks;
        this.all = Evidence.of(row);
    }

    /** What came of every law, in their order; nothing where nothing was measured. */
    public static List<Checked> of(ComparisonRow row, ExperimentResult experiment) {
        if (row.windows().isEmpty()) {
            return List.of();
        }
        boolean leaks =
                experiment.trials().stream()
                        .filter(trial -> trial.setup().equals(row.setup()))
                        .map(TrialResult::windows)
                        .flatMap(List::stream)
                        .map(window -> window.sut().sessions().leftOpen())
                        .anyMatch(left -> left != null && left > 0);
        Laws laws = new Laws(row, experiment.plan(), leaks);
        return Stream.of(Law.values()).map(laws::check).toList();
    }

    /** Why a row must not be judged: the laws that it breaks; null when it breaks none. */
    public static String invalidBecause(ComparisonRow row, ExperimentResult experiment) {
        String broken =
                of(row, experiment).stream()
                        .filter(checked -> checked.outcome() == Checked.Compliance.BROKEN)
                        .map(Checked::sentence)
                        .collect(Collectors.joining("; "));
        return broken.isEmpty() ? null : broken;
    }

    private Checked check(Law law) {
        String because = unchecked(law);
        if (because != null) {
            return Checked.not(law, because);
        }
        Sides sides = sides(law, all);
        double uncertainty = uncertainty(law, sides) + spread(law);
        return uncertainty < 1
                ? new Checked(law, sides.first, sides.second, uncertainty, null)
                : Checked.not(law, "the figures are too uncertain");
    }

    private String unchecked(Law law) {
        return switch (law) {
            case CONNECTIONS_IN_USE ->
                    nobodyLooked()
                            ? NOBODY_LOOKED
                            : leaks ? "connections that were lost are in use for ever" : null;
            case REQUESTS_IN_FLIGHT -> uncheckedRequests();
            case POOL ->
                    nobodyLooked()
                            ? NOBODY_LOOKED
                            : all.holds().total() < SESSION_EACH * all.answered()
                                    ? "not every answer had a session"
                                    : null;
            case LOOPS ->
                    nobodyLooked()
                            ? NOBODY_LOOKED
                            : blocksItsLoop()
                                    ? null
                                    : "its loops were not seen blocked for as long as sessions held connections";
            case CORES ->
                    nobodyLooked() || Double.isNaN(all.cores()) || Double.isNaN(all.busyCores())
                            ? NOBODY_LOOKED
                            : null;
        };
    }

    /** Also where results were kept by a version that did not look. */
    private boolean nobodyLooked() {
        return all.inUse().looks() == 0 || all.holds().total() == 0;
    }

    private String uncheckedRequests() {
        if (!plan.closed()) {
            return "requests that arrive by a schedule are counted by nobody but their answers";
        }
        if (all.load().counts().errors() + all.load().counts().dropped()
                > FAILED * all.load().counts().intended()) {
            return "requests that failed have no response time";
        }
        return all.load().responseTime().total() == 0 ? "there were no answers" : null;
    }

    /** Whether loops stand blocked for as much of the time as sessions keep connections. */
    private boolean blocksItsLoop() {
        double share = Math.min(1, all.load().achievedRate() * all.meanHold() / all.loops());
        return all.loops() > 0 && all.sut().loops().blockedShare() >= BLOCKS * share;
    }

    /** The two figures of a law. */
    private record Sides(double first, double second) {}

    private Sides sides(Law law, Evidence of) {
        return switch (law) {
            case CONNECTIONS_IN_USE -> new Sides(of.inUse().mean(), of.held());
            case REQUESTS_IN_FLIGHT ->
                    new Sides(
                            of.load().achievedRate() * of.meanResponse(),
                            plan.value(Factors.USERS, row.condition()));
            case POOL ->
                    new Sides(
                            of.load().achievedRate(),
                            plan.poolSize(row.condition()) / of.meanHold());
            case LOOPS -> new Sides(of.load().achievedRate(), of.loops() / of.meanHold());
            case CORES -> new Sides(of.busyCores(), of.cores());
        };
    }

    private double uncertainty(Law law, Sides sides) {
        return switch (law) {
            case CONNECTIONS_IN_USE -> OFF_BY_LOOKING + all.edges(all.holds()) + chance(sides);
            case REQUESTS_IN_FLIGHT -> OFF + all.edges(all.load().responseTime());
            case POOL, LOOPS -> OFF + all.edges(all.holds());
            case CORES -> OFF;
        };
    }

    /** Of few looks; those that are nearer to one another than a hold is long see the same. */
    private double chance(Sides sides) {
        InUse inUse = all.inUse();
        double alike = 1 + all.meanHold() * inUse.looks() / inUse.seconds();
        double variance = Math.max(inUse.variance(), sides.second) * alike / inUse.looks();
        return SIGMAS * Math.sqrt(variance) / Math.max(sides.first, sides.second);
    }

    /** Half of what lies between the windows of the row. */
    private double spread(Law law) {
        List<Window> windows = row.taken();
        if (windows.size() < 2) {
            return 0;
        }
        DoubleSummaryStatistics ratios =
                windows.stream()
                        .map(window -> sides(law, Evidence.of(window)))
                        .mapToDouble(sides -> sides.first / sides.second)
                        .filter(Double::isFinite)
                        .summaryStatistics();
        return ratios.getCount() < 2
                ? 0
                : (ratios.getMax() - ratios.getMin()) / 2 / ratios.getAverage();
    }
}
