package dev.sessionmark.cli;

import dev.sessionmark.cli.options.DatabaseOptions;
import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.keep.UnkeptExperiments;
import dev.sessionmark.platform.UserZone;
import io.quarkus.runtime.QuarkusApplication;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    static class HistoryApplication implements QuarkusApplication {

        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(UserZone.zone());

        private static final String ROW = "%-22s %-20s %-10s %-14s %s%s%n";

        private final BlockingHistory history;
        private final UnkeptExperiments unkept;

        HistoryApplication(BlockingHistory history, UnkeptExperiments unkept) {
            this.history = history;
            this.unkept = unkept;
        }

        @Override
        public int run(String... arguments) {
            unkept.takeUp(line -> System.err.println("sessionmark: " + line));
            int most = Integer.parseInt(arguments[0]);
            List<ExperimentSummary> experiments =
                    history.await(store -> store.list(List.of(), 0, most));
            if (experiments.isEmpty()) {
                System.out.println("No experiments yet. Try: sessionmark compare");
                return ExitCode.DONE;
            }
            System.out.printf(ROW, "ID", "asked for", "status", "workload", "setups", "");
            experiments.forEach(this::print);
            return ExitCode.DONE;
        }

        private void print(ExperimentSummary experiment) {
            System.out.printf(
                    ROW,
                    experiment.id(),
                    TIME.format(experiment.submittedAt()),
                    experiment.status().name().toLowerCase(java.util.Locale.ROOT),
                    experiment.plan().workload(),
                    String.join(",", experiment.plan().arms()),
                    experiment.label() == null ? "" : "  (" + experiment.label() + ")");
        }
    }
}
