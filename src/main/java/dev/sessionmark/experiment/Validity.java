package dev.sessionmark.experiment;

import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import java.time.Duration;
import java.util.Locale;

/**
 * Decides whether a window may be judged: whether what was measured is the system under test, and
 * not the generator, a throttled processor or a defect.
 *
 * <p>A system that carries less than was offered is no reason: with a generator that kept its
 * schedule that is overload, a finding.
 */
public final class Validity {

    /**
     * When a window must not be judged.
     *
     * @param scheduleDeviation largest deviation of the requests that were due from rate times
     *     duration, as a share; Poisson arrivals may deviate by their own noise besides
     * @param lag generator lag p99 from which it matters ...
     * @param lagShare ... when it is also more than this share of the response time's p99: the
     *     response time counts from the intended start, so it contains the lag
     * @param smallLag a smaller lag that matters ...
     * @param smallLagShare ... when it makes most of what was measured
     * @param unaccountedShare largest share of due requests whose end the generator cannot tell
     * @param unexplainedErrorShare largest share of failed requests that need no explanation
     * @param throttledShare largest share of the window for which the processor was withheld,
     *     summed over the processors
     */
    public record Limits(
            double scheduleDeviation,
            Duration lag,
            double lagShare,
            Duration smallLag,
            double smallLagShare,
            double unaccountedShare,
            double unexplainedErrorShare,
            double throttledShare) {

        /**
         * 2 % off schedule; lag p99 over 10 ms and a quarter of the response p99, or over 2 ms and
         * half of it (below 2 ms a shared processor's time slices cannot be told from lag); 0.1 %
         * unaccounted or unexplained; 1 % throttled.
         */
        public static Limits defaults() {
            return new Limits(
                    0.02,
                    Duration.ofMillis(10),
                    0.25,
                    Duration.ofMillis(2),
                    0.5,
                    0.001,
                    0.001,
                    0.01);
        }
    }

    /**
     * What is known of a window when it has drained.
     *
     * @param load what the load met
     * @param poisson whether arrivals were Poisson
     * @param throttledSeconds how long the processor was withheld by a quota, summed over the
     *     processors; null where that cannot be read
     * @param errorsExplainedBy why requests failed, where that is known and belongs to the setup
     *     (its pool gave up, say); null otherwise
     */
    public record Evidence(
            LoadFigures load, boolean poisson, Double throttledSeconds, String errorsExplainedBy) {}

    /** How often Poisson arrivals may deviate by chance: four sigma, 1 window in 16,000. */
    private static final double POISSON_SIGMAS = 4;

    private final Limits limits;

    /** A rule with these limits. */
    public Validity(Limits limits) {
        this.limits = limits;
    }

    /** Why the window must not be judged, in one sentence; null when it may be. */
    public String invalidBecause(Evidence evidence) {
        if (evidence.load().counts().intended() == 0) {
            return "no request was due";
        }
        String reason = schedule(evidence);
        reason = reason != null ? reason : lag(evidence);
        reason = reason != null ? reason : accounting(evidence.load().counts());
        reason = reason != null ? reason : throttling(evidence);
        return reason != null ? reason : errors(evidence);
    }

    private String schedule(Evidence evidence) {
        if (Double.isNaN(evidence.load().offeredRate())) {
            return null;
        }
        double expected = evidence.load().offeredRate() * seconds(evidence.load().duration());
        double allowed = limits.scheduleDeviation * expected;
        if (evidence.poisson()) {
            allowed += POISSON_SIGMAS * Math.sqrt(expected);
        }
        // One arrival at either edge of a window is rounding.
        if (Math.abs(evidence.load().counts().intended() - expected) <= Math.max(1, allowed)) {
            return null;
        }
        return say(
                "the load generator did not keep its schedule: %,d requests were due instead of"
                        + " %,.0f",
                evidence.load().counts().intended(), expected);
    }

    private String lag(Evidence evidence) {
        if (evidence.load().generatorLag().total() == 0) {
            return null;
        }
        long lag = evidence.load().generatorLag().quantileNanos(0.99);
        long response = evidence.load().responseTime().quantileNanos(0.99);
        boolean large = lag > limits.lag.toNanos() && lag > limits.lagShare * response;
        boolean most = lag > limits.smallLag.toNanos() && lag > limits.smallLagShare * response;
        if (!large && !most) {
            return null;
        }
        return say(
                "the load generator lagged %.1f ms at p99, against a response time of %.1f ms",
                lag / 1e6, response / 1e6);
    }

    private String accounting(LoadCounts counts) {
        long ended = counts.succeeded() + counts.dropped() + counts.errors();
        if (Math.abs(counts.intended() - ended) <= limits.unaccountedShare * counts.intended()) {
            return null;
        }
        return say("the load generator accounts for %,d of %,d requests", ended, counts.intended());
    }

    private String throttling(Evidence evidence) {
        Double throttled = evidence.throttledSeconds();
        double length = seconds(evidence.load().duration());
        if (throttled == null || throttled <= limits.throttledShare * length) {
            return null;
        }
        // More than the clock shows is possible, and looks like a mistake when it is not explained.
        return say(
                "the processor was throttled for %.2f s of %.1f s%s",
                throttled, length, throttled > length ? ", summed over all processors" : "");
    }

    private String errors(Evidence evidence) {
        LoadCounts counts = evidence.load().counts();
        double limit = limits.unexplainedErrorShare * counts.intended();
        if (evidence.errorsExplainedBy() != null) {
            return null;
        }
        // No overload makes an answer wrong.
        if (counts.wrongAnswers() > limit) {
            return say("%,d answers were wrong and nothing explains it", counts.wrongAnswers());
        }
        long failed = counts.failed();
        if (failed <= limit || overloaded(evidence)) {
            return null;
        }
        return say(
                "%,d of %,d requests failed (status %,d, connection %,d, wrong %,d) and nothing"
                        + " explains it",
                failed,
                counts.intended(),
                counts.badStatus(),
                counts.connectFailures(),
                counts.wrongAnswers());
    }

    private boolean overloaded(Evidence evidence) {
        LoadCounts counts = evidence.load().counts();
        return counts.dropped() + counts.timeouts() + counts.unfinished() > 0
                || counts.carriedShare() < 1 - limits.scheduleDeviation();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String say(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
