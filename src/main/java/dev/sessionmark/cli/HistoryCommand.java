package dev.sessionmark.cli;

import dev.sessionmark.cli.options.DatabaseOptions;
import dev.sessionmark.cli.terminal.UserException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the experiments kept. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "List the experiments kept, newest first.")
class HistoryCommand implements Callable<Integer> {

    private static final int MOST = 1_000;

    @Mixin DatabaseOptions database;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many to list at most. Default: ${DEFAULT-VALUE}.")
    int limit = 20;

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new UserException("--limit: must be 1 to %,d, not %d".formatted(MOST, limit));
        }
        RunQuarkus.quietly();
        return RunQuarkus.run(database, HistoryApplication.class, Integer.toString(limit));
    }
}
