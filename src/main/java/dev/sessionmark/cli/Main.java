package dev.sessionmark.cli;

import dev.sessionmark.cli.options.MisplacedOptions;
import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.StartStages;
import dev.sessionmark.platform.UserZone;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where the program starts. */
@QuarkusMain
public final class Main {

    private Main() {}

    /** Runs one command and ends with its exit code, see {@link ExitCode}. */
    public static void main(String... arguments) {
        StartStages.reached("main");
        UserZone.keepFromServers();
        int exitCode = run(arguments);
        StartCache.endOutput();
        System.exit(exitCode);
    }

    private static int run(String... arguments) {
        return Commands.of(arguments)
                .setParameterExceptionHandler(Main::badUsage)
                .setExecutionExceptionHandler(Main::failed)
                .setExecutionStrategy(Main::checked)
                .execute(arguments);
    }

    private static int checked(CommandLine.ParseResult parsed) {
        MisplacedOptions.refuse(parsed);
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int badUsage(ParameterException problem, String[] arguments) {
        String message = problem.getMessage();
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
        throw problem;
    }
}
