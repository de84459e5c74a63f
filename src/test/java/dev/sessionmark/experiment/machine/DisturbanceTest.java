package dev.sessionmark.experiment.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.Machines;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.MachineUse.Program;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisturbanceTest {

    private static final Disturbance RULE = new Disturbance(MachineLimits.defaults());

    private static List<String> byOthers(Machines machine) {
        return RULE.byOthers(machine.build());
    }

    /**
     * Of two processors for four seconds: what ours took, what others took, how long ours waited.
     */
    @ParameterizedTest
    @CsvSource({
        "6.0, 0.1, 3.0, false, nobody else",
        "7.3, 0.4, 40, false, ours fill both processors and wait for one another",
        "1.0, 4.0, 0.05, false, a busy loop whose processor nobody wants",
        "5.0, 3.0, 8.0, true, a busy loop that ours wait for",
        "1.2, 6.5, 2.0, true, four of them",
        "0.4, 4.0, 0.6, true, little to do and still kept waiting",
    })
    void contentionCountsAndNotPresence(
            double ours, double others, double waited, boolean disturbed, String why) {
        Machines machine = Machines.quiet().ours(ours).others(others).waited(waited);
        assertEquals(disturbed, !byOthers(machine).isEmpty(), why);
    }

    /** Where nobody counts how long threads wait, they do when there is no idle processor. */
    @ParameterizedTest
    @CsvSource({"7.6, 0.4, false", "4, 3.5, true", "2, 4, false", "0, 0, false"})
    void whereWaitsAreNotKnownFullProcessorsAre(double ours, double others, boolean disturbed) {
        Machines machine = Machines.quiet().ours(ours).others(others).waited(null);
        assertEquals(disturbed, !byOthers(machine).isEmpty());
    }

    @Test
    void theLargestAreNamed() {
        Machines machine =
                Machines.quiet()
                        .others(
                                5,
                                new Program("cc1plus", 3),
                                new Program("chromium", 1.5),
                                new Program("make", 0.3),
                                new Program("cron", 0.2))
                        .waited(9.0);
        assertEquals(
                List.of(
                        "other programs took 1.3 of 2 processors (cc1plus 0.8, chromium 0.4, make"
                                + " 0.1)"),
                byOthers(machine));
    }

    @Test
    void otherMachinesAreNeighboursToo() {
        assertEquals(List.of(), byOthers(Machines.quiet().stolen(0.7)));
        assertEquals(
                List.of("the hypervisor gave 0.50 of 2 processors to other machines"),
                byOthers(Machines.quiet().stolen(2)));
    }

    @Test
    void wantOfMemoryIsNamed() {
        assertEquals(List.of(), byOthers(Machines.quiet().memoryPressure(0.1)));
        assertEquals(
                List.of("programs stood for want of memory 1.20 s of 4.0 s"),
                byOthers(Machines.quiet().memoryPressure(1.2)));
    }

    @Test
    void whatIsNotKnownIsNoReason() {
        assertEquals(List.of(), RULE.byOthers(MachineUse.UNKNOWN));
    }

    @Test
    void onlyOursFillTheProcessorsForOurselves() {
        assertTrue(RULE.filledByOurs(Machines.quiet().ours(7.5).waited(9.0).build()));
        assertFalse(RULE.filledByOurs(Machines.quiet().build()), "there is an idle one");
        assertFalse(RULE.filledByOurs(Machines.busy().ours(4).build()), "others fill one");
        assertFalse(RULE.filledByOurs(MachineUse.UNKNOWN));
    }
}
