package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sessionmark.measurement.Failure;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.Window;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {

    private static final Validity RULE = new Validity(Validity.Limits.defaults());

    private static Validity.Evidence evidence(Window window) {
        return evidence(window, window.load().offeredRate(), false, null);
    }

    private static Validity.Evidence evidence(
            Window window, double rate, boolean poisson, String explained) {
        return new Validity.Evidence(
                offering(window.load(), rate), poisson, MachineUse.UNKNOWN, false, explained);
    }

    private static Validity.Evidence on(MachineUse machine, Window window, boolean tolerant) {
        return new Validity.Evidence(window.load(), false, machine, tolerant, null);
    }

    private static String invalidBecause(Validity.Evidence evidence) {
        return RULE.judge(evidence).invalidBecause();
    }

    private static LoadFigures offering(LoadFigures load, double rate) {
        return with(load, rate, load.counts());
    }

    private static LoadFigures counting(LoadFigures load, LoadCounts counts) {
        return with(load, load.offeredRate(), counts);
    }

    private static LoadFigures with(LoadFigures load, double rate, LoadCounts counts) {
        return new LoadFigures(
                load.startedAt(),
                load.duration(),
                load.drainTime(),
                rate,
                counts,
                load.responseTime(),
                load.serviceTime(),
                load.generatorLag(),
                load.slices(),
                load.bystander(),
                List.of());
    }

    @Test
    void healthyWindowIsValid() {
        assertNull(invalidBecause(evidence(Windows.healthy().build())));
        assertNull(invalidBecause(evidence(Windows.healthy().closed().build())));
    }

    @Test
    void overloadIsAFindingAndNoInvalidity() {
        assertNull(invalidBecause(evidence(Windows.healthy().succeeded(0.38).build())));
        assertNull(
                invalidBecause(
                        evidence(Windows.healthy().p99Ms(900, 2_500, 4_000, 6_000).build())));
    }

    @Test
    void generatorOffScheduleIsInvalid() {
        Window window = Windows.healthy().build();
        assertNull(invalidBecause(evidence(window, 2_030, false, null)));
        assertEquals(
                "the load generator did not keep its schedule: 8,000 requests were due instead of"
                        + " 8,400",
                invalidBecause(evidence(window, 2_100, false, null)));
        assertNull(
                invalidBecause(evidence(window, 2_100, true, null)),
                "within the noise of Poisson arrivals");
        assertNotNull(invalidBecause(evidence(window, 2_200, true, null)));
    }

    /** What lengthens the answers lengthens the lag: a share would forgive the larger noise. */
    @ParameterizedTest
    @CsvSource({"9, 12, true", "9, 900, true", "11, 12, false", "11, 900, false"})
    void lagIsJudgedByItself(double lagMs, double responseMs, boolean valid) {
        Window window = Windows.healthy().lagP99Ms(lagMs).p99Ms(responseMs).build();
        assertEquals(valid, invalidBecause(evidence(window)) == null);
    }

    /** Backends that the kernel kills end all sessions, and the server goes on. */
    @Test
    void sessionsThatTheDatabaseEndedAreInvalidWhateverElseExplainsErrors() {
        Window window = Windows.healthy().badStatus(618).build();
        String words = "status 503: FATAL: the database system is in recovery mode (57P03)";
        LoadFigures ended = saying(window.load(), new Failure(words, "57P03", 618));

        assertEquals(
                "the database ended the sessions of 618 of 8,000 requests: " + words,
                invalidBecause(
                        new Validity.Evidence(
                                ended,
                                false,
                                MachineUse.UNKNOWN,
                                false,
                                "3 sessions got no connection")));
        assertEquals(
                Optional.empty(),
                Validity.sessionsEnded(saying(window.load(), new Failure(words, "57P03", 8))));
        assertEquals(
                Optional.empty(),
                Validity.sessionsEnded(
                        saying(window.load(), new Failure("status 500: no right", "42501", 618))));
    }

    private static LoadFigures saying(LoadFigures load, Failure... failures) {
        return new LoadFigures(
                load.startedAt(),
                load.duration(),
                load.drainTime(),
                load.offeredRate(),
                load.counts(),
                load.responseTime(),
                load.serviceTime(),
                load.generatorLag(),
                load.slices(),
                load.bystander(),
                List.of(failures));
    }

    @Test
    void throttledProcessorIsInvalid() {
        Window window = Windows.healthy().build();
        assertNull(invalidBecause(on(Machines.quiet().throttled(0.03).build(), window, false)));
        assertEquals(
                "a CPU quota withheld the processor for 0.80 s of 4.0 s",
                invalidBecause(on(Machines.quiet().throttled(0.8).build(), window, false)));
        assertEquals(
                "a CPU quota withheld the processor for 9.00 s of 4.0 s, summed over all processors",
                invalidBecause(on(Machines.quiet().throttled(9.0).build(), window, true)),
                "no neighbour that could be tolerated");
    }

    @Test
    void allReasonsAreToldTheMostTellingFirst() {
        Window window = Windows.healthy().badStatus(8_000).lagP99Ms(40).build();
        Validity.Ruling ruling =
                RULE.judge(
                        on(
                                Machines.busy()
                                        .throttled(2)
                                        .clockStep(-3)
                                        .descriptorLimit(64)
                                        .build(),
                                window,
                                false));
        assertEquals(
                "a CPU quota withheld the processor for 2.00 s of 4.0 s; other programs took 1.0 of"
                        + " 2 processors (bash 1.0); the clock was set by -3.0 s, or the machine"
                        + " stood still; load generator or system under test had as many files"
                        + " open as its limit (ulimit -n) allows, 64; 8,000 of 8,000 requests"
                        + " failed (status 8,000, connection 0, wrong 0) and nothing explains it;"
                        + " the load generator lagged 40.0 ms at p99",
                ruling.invalidBecause());
        assertEquals(3, ruling.machine().size(), "measured again, these may be gone");
    }

    @Test
    void anAllFailedWindowIsNoLateGenerator() {
        Window window = Windows.healthy().badStatus(8_000).lagP99Ms(3).build();
        assertEquals(
                "8,000 of 8,000 requests failed (status 8,000, connection 0, wrong 0) and nothing"
                        + " explains it",
                invalidBecause(evidence(window)));
    }

    @Test
    void neighboursThatAreToleratedAreTold() {
        Validity.Ruling ruling =
                RULE.judge(on(Machines.busy().build(), Windows.healthy().build(), true));
        assertNull(ruling.invalidBecause());
        assertEquals(
                "other programs took 1.0 of 2 processors (bash 1.0)", ruling.disturbedBecause());
    }

    @Test
    void errorsNeedAnExplanation() {
        Window failing = Windows.healthy().badStatus(400).build();
        assertEquals(
                "400 of 8,000 requests failed (status 400, connection 0, wrong 0) and nothing"
                        + " explains it",
                invalidBecause(evidence(failing)));
        assertNull(invalidBecause(evidence(failing, 2_000, false, "the pool gave up after 5 s")));
        assertNull(
                invalidBecause(evidence(Windows.healthy().badStatus(400).succeeded(0.6).build())),
                "overload explains it");
        assertNull(invalidBecause(evidence(Windows.healthy().badStatus(8).build())));
    }

    @Test
    void overloadDoesNotExplainWrongAnswers() {
        Window window = Windows.healthy().wrongAnswers(40).succeeded(0.6).build();
        assertEquals(
                "40 answers were wrong and nothing explains it", invalidBecause(evidence(window)));
    }

    @Test
    void requestsMustBeAccountedFor() {
        Window window = Windows.healthy().build();
        LoadCounts counts = new LoadCounts(8_000, 8_000, 7_900, 7_900, 0, 0, 0, 0, 0, 0, 1);
        Validity.Evidence lost =
                new Validity.Evidence(
                        counting(window.load(), counts), false, MachineUse.UNKNOWN, false, null);
        assertEquals(
                "the load generator accounts for 7,900 of 8,000 requests", invalidBecause(lost));
    }
}
