package dev.sessionmark.experiment;

import dev.sessionmark.experiment.machine.Disturbance;
import dev.sessionmark.experiment.machine.MachineLimits;
import dev.sessionmark.measurement.Failure;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.platform.connection.DatabaseWords;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides whether a window may be judged: whether what was measured is the system under test, and
 * not its neighbours, the generator, a throttled processor or a defect. All reasons are told, the
 * most telling first: what the machine did explains why requests failed or the generator was late,
 * and never the other way round.
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
     * @param lag largest generator lag p99. Not a share of the response time: what delays the
     *     generator delays the answers, too
     * @param lagAmongOurs the same where our own processes fill all processors: then the generator
     *     waits as the requests do, and that is a finding about a setup that takes so much
     * @param unaccountedShare largest share of due requests whose end the generator cannot tell
     * @param unexplainedErrorShare largest share of failed requests that need no explanation
     * @param machine from where on what else happened on the machine matters
     */
    public record Limits(
            double scheduleDeviation,
            Duration lag,
            Duration lagAmongOurs,
            double unaccountedShare,
            double unexplainedErrorShare,
            MachineLimits machine) {

        /**
         * 2 % off schedule; lag p99 over 10 ms, over 25 ms among ours: on a quiet machine it was up
         * to 4 ms and 19 ms, beside a busy loop up to 36 ms; 0.1 % unaccounted or unexplained.
         */
        public static Limits defaults() {
            return new Limits(
                    0.02,
                    Duration.ofMillis(10),
                    Duration.ofMillis(25),
                    0.001,
                    0.001,
                    MachineLimits.defaults());
        }
    }

    /**
     * What is known of a window when it has drained.
     *
     * @param load what the load met
     * @param poisson whether arrivals were Poisson
     * @param machine what else happened on the machine
     * @param tolerateNeighbours whether what others did there is no reason
     * @param errorsExplainedBy why requests failed, where that is known and belongs to the setup
     *     (its pool gave up, say); null otherwise
     */
    public record Evidence(
            LoadFigures load,
            boolean poisson,
            MachineUse machine,
            boolean tolerateNeighbours,
            String errorsExplainedBy) {}

    /**
     * What was decided.
     *
     * @param byOthers what others did on the machine, whether or not it is tolerated
     * @param machine why the machine was not fit to measure on; measured again, it may be
     * @param measurement what else is wrong
     */
    public record Ruling(List<String> byOthers, List<String> machine, List<String> measurement) {

        /** All reasons in one sentence, the most telling first; null when there is none. */
        public String invalidBecause() {
            return sentence(Stream.concat(machine.stream(), measurement.stream()).toList());
        }

        /** What others did, in one sentence; null when nothing that counts. */
        public String disturbedBecause() {
            return sentence(byOthers);
        }

        /** The same with one more thing that is wrong with the measurement; null is none. */
        public Ruling and(String reason) {
            return reason == null
                    ? this
                    : new Ruling(
                            byOthers,
                            machine,
                            Stream.concat(measurement.stream(), Stream.of(reason)).toList());
        }

        private static String sentence(List<String> reasons) {
            return reasons.isEmpty() ? null : String.join("; ", reasons);
        }
    }

    /** How often Poisson arrivals may deviate by chance: four sigma, 1 window in 16,000. */
    private static final double POISSON_SIGMAS = 4;

    private final Limits limits;
    private final Disturbance disturbance;

    /** A rule with these limits. */
    public Validity(Limits limits) {
        this.limits = limits;
        this.disturbance = new Disturbance(limits.machine());
    }

    /** Whether the window may be judged. */
    public Ruling judge(Evidence evidence) {
        List<String> byOthers = disturbance.byOthers(evidence.machine());
        return new Ruling(
                byOthers,
                Stream.of(
                                Stream.of(throttling(evidence)),
                                evidence.tolerateNeighbours()
                                        ? Stream.<String>empty()
                                        : byOthers.stream(),
                                Stream.of(clock(evidence.machine())))
                        .flatMap(Function.identity())
                        .filter(Objects::nonNull)
                        .toList(),
                measurement(evidence));
    }

    private List<String> measurement(Evidence evidence) {
        if (evidence.load().counts().intended() == 0) {
            return List.of("no request was due");
        }
        return Stream.of(
                        descriptors(evidence.machine()),
                        errors(evidence),
                        schedule(evidence),
                        lag(evidence),
                        accounting(evidence.load().counts()))
                .filter(Objects::nonNull)
                .toList();
    }

    private String clock(MachineUse machine) {
        Double step = machine.clockStepSeconds();
        return step == null || Math.abs(step) <= limits.machine().clockStepSeconds()
                ? null
                : say("the clock was set by %.1f s, or the machine stood still", step);
    }

    private static String descriptors(MachineUse machine) {
        return machine.descriptorLimit() == null
                ? null
                : say(
                        "load generator or system under test had as many files open as its limit"
                                + " (ulimit -n) allows, %,d",
                        machine.descriptorLimit());
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
        long lag = evidence.load().generatorLag().quantileNanos(0.99);
        Duration most =
                disturbance.filledByOurs(evidence.machine()) ? limits.lagAmongOurs : limits.lag;
        return evidence.load().generatorLag().total() == 0 || lag <= most.toNanos()
                ? null
                : say("the load generator lagged %.1f ms at p99", lag / 1e6);
    }

    private String accounting(LoadCounts counts) {
        long ended = counts.succeeded() + counts.dropped() + counts.errors();
        if (Math.abs(counts.intended() - ended) <= limits.unaccountedShare * counts.intended()) {
            return null;
        }
        return say("the load generator accounts for %,d of %,d requests", ended, counts.intended());
    }

    private String throttling(Evidence evidence) {
        Double throttled = evidence.machine().time().throttledSeconds();
        double length = seconds(evidence.load().duration());
        if (throttled == null || throttled <= limits.machine().throttledShare() * length) {
            return null;
        }
        // More than the clock shows is possible, and looks like a mistake when it is not explained.
        return say(
                "a CPU quota withheld the processor for %.2f s of %.1f s%s",
                throttled, length, throttled > length ? ", summed over all processors" : "");
    }

    /**
     * What the database said when it ended the sessions of more requests than need no explanation;
     * empty when it did not. Then the failure of a server was measured, and no setup.
     */
    public static Optional<String> sessionsEnded(LoadFigures load) {
        List<Failure> ended =
                load.failures().stream()
                        .filter(failure -> DatabaseWords.endedSession(failure.sqlState()))
                        .toList();
        long count = ended.stream().mapToLong(Failure::count).sum();
        return count <= Limits.defaults().unexplainedErrorShare() * load.counts().intended()
                ? Optional.empty()
                : Optional.of(
                        say(
                                "the database ended the sessions of %,d of %,d requests: %s",
                                count, load.counts().intended(), ended.getFirst().words()));
    }

    private String errors(Evidence evidence) {
        LoadCounts counts = evidence.load().counts();
        double limit = limits.unexplainedErrorShare * counts.intended();
        Optional<String> ended = sessionsEnded(evidence.load());
        if (ended.isPresent()) {
            return ended.get();
        }
        if (evidence.errorsExplainedBy() != null) {
            return null;
        }
        // No overload makes an answer wrong.
        if (counts.wrongAnswers() > limit) {
            return say("%,d answers were wrong and nothing explains it", counts.wrongAnswers())
                    + words(evidence.load());
        }
        long failed = counts.failed();
        if (failed <= limit || overloaded(evidence)) {
            return null;
        }
        return say(
                        "%,d of %,d requests failed (status %,d, connection %,d, wrong %,d) and"
                                + " nothing explains it",
                        failed,
                        counts.intended(),
                        counts.badStatus(),
                        counts.connectFailures(),
                        counts.wrongAnswers())
                + words(evidence.load());
    }

    private static String words(LoadFigures load) {
        return load.failures().isEmpty() ? "" : ": " + load.failures().getFirst().words();
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
