package dev.sessionmark.experiment.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.Machines;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.MachineUse.Program;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineLookTest {

    @Test
    void saysWhoKeepsAMachineBusy() {
        assertEquals(
                Optional.of("other programs took 1.5 of 2 processors (rustc 1.5)"),
                MachineLook.busyBecause(
                        Machines.quiet().others(6, new Program("rustc", 6)).build()));
    }

    @Test
    void sayNothingOfAQuietOneNorOfOneThatNobodyKnows() {
        assertEquals(Optional.empty(), MachineLook.busyBecause(Machines.quiet().build()));
        assertEquals(Optional.empty(), MachineLook.busyBecause(MachineUse.UNKNOWN));
    }

    @Test
    void whereEnoughIsFreeOthersMayHaveTheRest() {
        Machines machine = Machines.quiet().others(6).cores(8);
        assertEquals(Optional.empty(), MachineLook.busyBecause(machine.build()));
    }

    @Test
    void looksAtThisMachine() throws InterruptedException {
        MachineUse use = MachineLook.begin().end(null);
        assertTrue(use.seconds() >= 0.7, use::toString);
        assertTrue(
                use.time().oursSeconds() + use.time().othersSeconds()
                        <= 1.2 * use.cores() * use.seconds());
    }
}
