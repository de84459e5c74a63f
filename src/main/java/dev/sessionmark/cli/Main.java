package dev.sessionmark.cli;

import dev.sessionmark.cli.options.MisplacedOptions;
import dev.sessionmark.cli.options.RepeatedOptions;
import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.cli.terminal.StandardOutput;
import dev.sessionmark.cli.terminal.Terminal;
import dev.sessionmark.cli.terminal.UnreadableName;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.StartStages;
import dev.sessionmark.platform.UserZone;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where the program starts. */
@QuarkusMain
public final class Main {

    /** Of help: picocli takes no less, and more is hard to read. */
    private static final int LEAST_WIDTH = 55;

    private static final int MOST_WIDTH = 80;

    private Main() {}

    /** Runs one command and ends with its exit code, see {@link ExitCode}. */
    public static void main(String... arguments) {
        StartStages.reached("main");
        UserZone.keepFromServers();
        // Digits that a machine reads, whatever is spoken here: in addresses, in escape sequences,
        // in our own English and in what libraries format.
        Locale.setDefault(Locale.ROOT);
        StandardOutput output = StandardOutput.install();
        int exitCode = output.end(run(Commands.of(arguments), arguments));
        StartCache.endOutput();
        System.exit(exitCode);
    }

    static int run(CommandLine program, String... arguments) {
        Terminal terminal = new Terminal();
        if (terminal.outIsTerminal()) {
            program.setUsageHelpWidth(Math.clamp(terminal.width(), LEAST_WIDTH, MOST_WIDTH));
        }
        return program.setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                CommandLine.Help.Ansi.valueOf(terminal.colour())))
                .setParameterExceptionHandler(Main::badUsage)
                .setExecutionExceptionHandler(Main::failed)
                .setExecutionStrategy(Main::checked)
                // Not picocli's own 1, which says that a gate failed.
                .setExitCodeExceptionMapper(defect -> ExitCode.USAGE)
                .execute(arguments);
    }

    private static int checked(CommandLine.ParseResult parsed) {
        MisplacedOptions.refuse(parsed);
        RepeatedOptions.refuse(parsed);
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int badUsage(ParameterException problem, String[] arguments) {
        String message = UnreadableName.advice(problem).orElse(problem.getMessage());
        System.err.printf(
                "sessionmark: %s. Try: %s --help%n",
                message.lines().findFirst().orElse("bad usage"),
                problem.getCommandLine().getCommandSpec().qualifiedName());
        return ExitCode.USAGE;
    }

    private static int failed(
            Exception problem, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (problem instanceof UserException) {
            System.err.println("sessionmark: " + problem.getMessage());
            return ExitCode.USAGE;
        }
        Optional<String> advice = UnreadableName.advice(problem);
        if (advice.isPresent()) {
            System.err.println("sessionmark: " + advice.get());
            return ExitCode.USAGE;
        }
        throw problem;
    }
}
