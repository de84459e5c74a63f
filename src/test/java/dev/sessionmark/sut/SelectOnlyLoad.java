package dev.sessionmark.sut;

import dev.sessionmark.load.Call;
import dev.sessionmark.load.LoadLimits;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.load.LoadTarget;
import dev.sessionmark.load.arrival.ArrivalModel;
import java.time.Duration;
import java.util.SplittableRandom;

/** What benchmarks ask of a setup: as many users as there are, without a pause, one query each. */
final class SelectOnlyLoad {

    private SelectOnlyLoad() {}

    /** A load on a system under test, the same accounts each time. */
    static LoadSpec of(SutProcess sut, String setup, int users) {
        SplittableRandom random = new SplittableRandom(1);
        return new LoadSpec(
                new LoadTarget("127.0.0.1", sut.port(), users, false),
                new ArrivalModel.Closed(users),
                new LoadLimits(1_024, Duration.ofSeconds(10), Duration.ofSeconds(30)),
                () ->
                        Call.get(
                                "/setups/"
                                        + setup
                                        + "/select-only?aid="
                                        + random.nextInt(1, 100_001)));
    }
}
