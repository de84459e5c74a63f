package dev.sessionmark.cli;

import dev.sessionmark.cli.options.FactorOptions;
import dev.sessionmark.cli.options.GateOptions;
import dev.sessionmark.cli.options.KeepingOptions;
import dev.sessionmark.cli.options.MeasuringOptions;
import dev.sessionmark.cli.options.OutputOptions;
import dev.sessionmark.cli.options.PlanOptions;
import dev.sessionmark.cli.terminal.Interrupts;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.experiment.ExperimentPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measure session setups side by side and print the comparison.")
class CompareCommand implements Callable<Integer> {

    private final FactorOptions factors = new FactorOptions();

    @ArgGroup(validate = false, order = 1, heading = "%nWhat to measure:%n")
    PlanOptions plan = new PlanOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nWhere:%n")
    MeasuringOptions database = new MeasuringOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nWhat comes out:%n")
    OutputOptions output = new OutputOptions();

    @ArgGroup(validate = false, order = 5, heading = "%nHow it is kept:%n")
    KeepingOptions keeping = new KeepingOptions();

    @ArgGroup(validate = false, order = 6, heading = "%nFor pipelines:%n")
    GateOptions gate = new GateOptions();

    void addTo(CommandSpec spec) {
        factors.addTo(spec, 2);
    }

    ExperimentPlan plan() {
        return plan.toPlan(factors);
    }

    @Override
    public Integer call() {
        ExperimentPlan checked = plan();
        output.check();
        keeping.check();
        gate.check();
        if (checked.profile() && database.ephemeral() && !output.writesFiles()) {
            throw new UserException(
                    "--profile: nothing is kept with --ephemeral; --out says where flame graphs go");
        }
        RunQuarkus.quietly();
        CompareApplication.prepare(
                new CompareApplication.Request(
                        checked, output, keeping, gate, Interrupts.install()));
        return RunQuarkus.run(database, CompareApplication.class);
    }
}
