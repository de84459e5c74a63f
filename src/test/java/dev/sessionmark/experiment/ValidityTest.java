package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {

    private static final Validity RULE = new Validity(Validity.Limits.defaults());

    private static Validity.Evidence evidence(Window window) {
        return evidence(window, window.load().offeredRate(), false, null, null);
    }

    private static Validity.Evidence evidence(
            Window window, double rate, boolean poisson, Double throttled, String explained) {
        return new Validity.Evidence(offering(window.load(), rate), poisson, throttled, explained);
    }

    private static LoadFigures offering(LoadFigures load, double rate) {
        return new LoadFigures(
                load.startedAt(),
                load.duration(),
                load.drainTime(),
                rate,
                load.counts(),
                load.responseTime(),
                load.serviceTime(),
                load.generatorLag(),
                load.slices(),
                load.bystander());
    }

    private static LoadFigures counting(LoadFigures load, LoadCounts counts) {
        return new LoadFigures(
                load.startedAt(),
                load.duration(),
                load.drainTime(),
                load.offeredRate(),
                counts,
                load.responseTime(),
                load.serviceTime(),
                load.generatorLag(),
                load.slices(),
                load.bystander());
    }

    @Test
    void healthyWindowIsValid() {
        assertNull(RULE.invalidBecause(evidence(Windows.healthy().build())));
        assertNull(RULE.invalidBecause(evidence(Windows.healthy().closed().build())));
    }

    @Test
    void overloadIsAFindingAndNoInvalidity() {
        assertNull(RULE.invalidBecause(evidence(Windows.healthy().succeeded(0.38).build())));
        assertNull(
                RULE.invalidBecause(
                        evidence(Windows.healthy().p99Ms(900, 2_500, 4_000, 6_000).build())));
    }

    @Test
    void generatorOffScheduleIsInvalid() {
        Window window = Windows.healthy().build();
        assertNull(RULE.invalidBecause(evidence(window, 2_030, false, null, null)));
        assertEquals(
                "the load generator did not keep its schedule: 8,000 requests were due instead of"
                        + " 8,400",
                RULE.invalidBecause(evidence(window, 2_100, false, null, null)));
        assertNull(
                RULE.invalidBecause(evidence(window, 2_100, true, null, null)),
                "within the noise of Poisson arrivals");
        assertNotNull(RULE.invalidBecause(evidence(window, 2_200, true, null, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 2,   true,  too small to matter",
        "3,   8,   true,  less than half",
        "3,   5,   false, most of what was measured",
        "11,  100, true,  an eighth",
        "30,  100, false, a third",
        "9,   30,  true,  below 10 ms and less than half",
    })
    void lagMattersAgainstTheResponseTime(
            double lagMs, double responseMs, boolean valid, String why) {
        Window window = Windows.healthy().lagP99Ms(lagMs).p99Ms(responseMs).build();
        assertEquals(valid, RULE.invalidBecause(evidence(window)) == null, why);
    }

    @Test
    void throttledProcessorIsInvalid() {
        Window window = Windows.healthy().build();
        assertNull(RULE.invalidBecause(evidence(window, 2_000, false, 0.03, null)));
        assertEquals(
                "the processor was throttled for 0.80 s of 4.0 s",
                RULE.invalidBecause(evidence(window, 2_000, false, 0.8, null)));
        assertEquals(
                "the processor was throttled for 9.00 s of 4.0 s, summed over all processors",
                RULE.invalidBecause(evidence(window, 2_000, false, 9.0, null)));
    }

    @Test
    void errorsNeedAnExplanation() {
        Window failing = Windows.healthy().badStatus(400).build();
        assertEquals(
                "400 of 8,000 requests failed (status 400, connection 0, wrong 0) and nothing"
                        + " explains it",
                RULE.invalidBecause(evidence(failing)));
        assertNull(
                RULE.invalidBecause(
                        evidence(failing, 2_000, false, null, "the pool gave up after 5 s")));
        assertNull(
                RULE.invalidBecause(
                        evidence(Windows.healthy().badStatus(400).succeeded(0.6).build())),
                "overload explains it");
        assertNull(RULE.invalidBecause(evidence(Windows.healthy().badStatus(8).build())));
    }

    @Test
    void overloadDoesNotExplainWrongAnswers() {
        Window window = Windows.healthy().wrongAnswers(40).succeeded(0.6).build();
        assertEquals(
                "40 answers were wrong and nothing explains it",
                RULE.invalidBecause(evidence(window)));
    }

    @Test
    void requestsMustBeAccountedFor() {
        Window window = Windows.healthy().build();
        LoadCounts counts = new LoadCounts(8_000, 8_000, 7_900, 7_900, 0, 0, 0, 0, 0, 0, 1);
        Validity.Evidence lost =
                new Validity.Evidence(counting(window.load(), counts), false, null, null);
        assertEquals(
                "the load generator accounts for 7,900 of 8,000 requests",
                RULE.invalidBecause(lost));
    }
}
