package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CompareCommandTest {

    @Test
    void everyFactorHasAnOptionBesideTheOthers() {
        ExperimentPlan plan =
                plan(
                        "--setups=no-pool",
                        "--db-latency=0ms,1.5ms",
                        "--pool-size=5,20",
                        "--rate=100,200.5",
                        "--event-loops=1,2",
                        "--think=250us",
                        "--trials=3");
        assertEquals(List.of("no-pool"), plan.setups());
        assertEquals(3, plan.trials());
        assertEquals(List.of(0.0, 1.5), plan.values(Factors.DB_LATENCY));
        assertEquals(List.of(5.0, 20.0), plan.values(Factors.POOL_SIZE));
        assertEquals(List.of(100.0, 200.5), plan.values(Factors.RATE));
        assertEquals(List.of(), plan.values(Factors.USERS));
        assertEquals(List.of(1.0, 2.0), plan.values(Factors.EVENT_LOOPS));
        assertEquals(List.of(0.25), plan.values(Factors.THINK));
        assertEquals(List.of(1.0, 8.0), plan("--users=1,8").values(Factors.USERS));
        assertTrue(plan("--rate=auto").choosesRate());
    }

    @Test
    void whatIsTypedForAPlanAsksForIt() {
        for (Factor factor : Factors.ALL) {
            List<Double> values = List.of(1.0, 2.0);
            ExperimentPlan plan = plan(factor.option() + "=" + factor.typed(values));
            assertEquals(values, plan.values(factor), factor.option());
        }
    }

    private static ExperimentPlan plan(String... options) {
        CommandLine program = Commands.all();
        String[] words = new String[options.length + 1];
        words[0] = "compare";
        System.arraycopy(options, 0, words, 1, options.length);
        Object command = program.parseArgs(words).subcommand().commandSpec().userObject();
        return ((CompareCommand) command).plan();
    }
}
