package dev.sessionmark.cli;

import dev.sessionmark.cli.options.DatabaseOptions;
import dev.sessionmark.cli.options.OutputOptions;
import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.cli.terminal.Terminal;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.keep.UnkeptExperiments;
import dev.sessionmark.verdict.Judge;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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

    static class ShowApplication implements QuarkusApplication {

        private static final AtomicReference<OutputOptions> OUTPUT = new AtomicReference<>();

        private final BlockingHistory history;
        private final UnkeptExperiments unkept;
        private final Judge judge;
        private final Terminal terminal = new Terminal();

        ShowApplication(BlockingHistory history, UnkeptExperiments unkept, Judge judge) {
            this.history = history;
            this.unkept = unkept;
            this.judge = judge;
        }

        static void prepare(OutputOptions output) {
            OUTPUT.set(output);
        }

        @Override
        public int run(String... arguments) {
            unkept.takeUp(line -> terminal.err().println("sessionmark: " + line));
            Optional<ExperimentResult> found = history.find(arguments[0]);
            if (found.isEmpty()) {
                terminal.err()
                        .printf(
                                "sessionmark: no experiment %s; see: sessionmark history%n",
                                arguments[0]);
                return ExitCode.USAGE;
            }
            try {
                OutputOptions output = OUTPUT.get();
                Stream<Profile> profiles =
                        output.writesFiles() ? history.profiles(arguments[0]) : Stream.empty();
                output.write(judge.judge(found.get()), profiles, terminal);
                return ExitCode.DONE;
            } catch (UserException e) {
                terminal.err().println("sessionmark: " + e.getMessage());
                return ExitCode.USAGE;
            }
        }
    }
}
