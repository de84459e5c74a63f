package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.report.RenderOptions;
import dev.sessionmark.verdict.Judge;
import dev.sessionmark.verdict.VerdictConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTableTest {

    private static final ExperimentPlan PLAN = ExperimentPlan.DEFAULT;

    private final List<List<String>> drawn = new ArrayList<>();
    private final LiveTable table =
            new LiveTable(
                    "id",
                    PLAN,
                    new Judge(
                            new SmallRyeConfigBuilder()
                                    .addDiscoveredConverters()
                                    .withMapping(VerdictConfig.class)
                                    .build()
                                    .getConfigMapping(VerdictConfig.class)),
                    progress -> {},
                    drawn::add,
                    RenderOptions::plain);

    /** Two trials of each of five setups, under two conditions. */
    @Test
    void eachRowIsMarkedUntilItIsFinal() {
        table.onEnvironment(SampleResults.ENVIRONMENT);
        table.onPrepared(SampleResults.PREPARATION);
        table.onTrial(trial(1, "reactive-session", 1));

        assertEquals(2, rows("reactive-session 1/2 "), () -> drawn.toString());
        assertEquals(2, rows("reactive-session"));
        assertEquals(0, rows("reactive-client"));
        assertTrue(drawn.getLast().contains("No added database latency"));
        assertTrue(drawn.getLast().contains("+5 ms database latency"));

        table.onTrial(trial(2, "reactive-client", 1));
        table.onTrial(trial(3, "reactive-session", 2));

        assertEquals(2, rows("reactive-session  "));
        assertEquals(0, rows("reactive-session 1"));
    }

    /** What stands there while the rate is looked for, which takes the first minutes. */
    @Test
    void whatEachSetupCarriesStandsThereBeforeTheFirstRow() {
        table.onCapacity("reactive-client", PLAN.conditions().getLast(), 3_708.4);
        table.onCapacity("reactive-session", PLAN.conditions().getLast(), 950);

        assertEquals(
                List.of(
                        "What each carries at most, +5 ms database latency, to choose the rate",
                        "reactive-client               3,708 requests/s",
                        "reactive-session                950 requests/s"),
                drawn.getLast());
    }

    @Test
    void nothingIsDrawnAfterTheLastTrial() {
        int trials = 4;
        table.onProgress(new Progress("measuring", 1, trials, 0, Duration.ZERO));
        for (int i = 1; i <= trials; i++) {
            table.onTrial(trial(i, PLAN.setups().get(i % PLAN.setups().size()), 1 + i % 2));
        }
        assertEquals(trials - 1, drawn.size());
        assertFalse(drawn.getFirst().isEmpty());
    }

    private long rows(String begin) {
        return drawn.getLast().stream().filter(line -> line.startsWith(begin)).count();
    }

    private static TrialResult trial(int number, String setup, int round) {
        return SampleResults.trial(PLAN, number, setup, round);
    }
}
