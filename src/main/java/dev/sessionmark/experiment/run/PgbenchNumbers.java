package dev.sessionmark.experiment.run;

import dev.sessionmark.workload.Account;
import dev.sessionmark.workload.Branch;
import dev.sessionmark.workload.Teller;
import java.util.SplittableRandom;

/**
 * pgbench's random numbers: uniform ids over the whole scale, a delta from -5,000 to 5,000. The
 * same seed gives the same numbers.
 */
final class PgbenchNumbers {

    private static final int MOST_DELTA = 5_000;

    private final int scale;
    private final SplittableRandom random;

    PgbenchNumbers(int scale, long seed) {
        this.scale = scale;
        this.random = new SplittableRandom(seed);
    }

    int aid() {
        return id(Account.PER_SCALE);
    }

    int tid() {
        return id(Teller.PER_SCALE);
    }

    int bid() {
        return id(Branch.PER_SCALE);
    }

    int delta() {
        return random.nextInt(-MOST_DELTA, MOST_DELTA + 1);
    }

    private int id(int perScale) {
        return random.nextInt(1, perScale * scale + 1);
    }
}
