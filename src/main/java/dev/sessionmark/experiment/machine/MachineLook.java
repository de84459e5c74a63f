package dev.sessionmark.experiment.machine;

import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.platform.machine.MachineMoment;
import dev.sessionmark.platform.machine.Owned;
import dev.sessionmark.platform.machine.Proc;
import java.time.Duration;
import java.util.Optional;

/**
 * A short look at the machine before anything is measured on it. Nothing of ours waits yet; what is
 * free must do for generator, system under test and database.
 */
public final class MachineLook {

    /** In which a program that takes a tenth of a processor has taken several of its ticks. */
    private static final Duration SHORTEST = Duration.ofMillis(700);

    /**
     * Processors that a measurement keeps busy at most as a rule: where so many are free, who has
     * the others does not matter.
     */
    private static final double NEEDED = 3;

    /** Others that take less than this part of the processors have always been there. */
    private static final double NEGLIGIBLE = 0.1;

    private final MachineMoment begin;

    private MachineLook(MachineMoment begin) {
        this.begin = begin;
    }

    /** Begins to look. */
    public static MachineLook begin() {
        return new MachineLook(read(null));
    }

    /**
     * What others have taken since it began; waits until that can be said.
     *
     * @param database the main process of our database server; null where it is not here
     */
    public MachineUse end(Long database) throws InterruptedException {
        double missing = SHORTEST.toNanos() / 1e9 - read(database).secondsSince(begin);
        if (missing > 0) {
            Thread.sleep(Duration.ofNanos((long) (missing * 1e9)));
        }
        return MachineWatch.between(begin, read(database), null);
    }

    private static MachineMoment read(Long database) {
        return MachineMoment.read(Proc.here(), new Owned(ProcessHandle.current().pid(), database));
    }

    /**
     * Why a measurement would be disturbed now, in a clause; empty when nothing speaks against it.
     */
    public static Optional<String> busyBecause(MachineUse use) {
        if (use.time().othersSeconds() == null || use.cores() == null || use.seconds() == null) {
            return Optional.empty();
        }
        double others = use.time().othersSeconds() / use.seconds();
        return others > NEGLIGIBLE * use.cores() && use.cores() - others < NEEDED
                ? Optional.of(Disturbance.sentence(use))
                : Optional.empty();
    }
}
