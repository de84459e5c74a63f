package dev.sessionmark.cli;

import dev.sessionmark.cli.options.DatabaseOptions;
import dev.sessionmark.cli.options.OutputOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a comparison that was kept. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Print the comparison of an experiment that was kept.")
class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The experiment; see: sessionmark history.")
    String id;

    @Mixin OutputOptions output;
    @Mixin DatabaseOptions database;

    @Override
    public Integer call() {
        output.check();
        RunQuarkus.quietly();
        ShowApplication.prepare(output);
        return RunQuarkus.run(database, ShowApplication.class, id);
    }
}
