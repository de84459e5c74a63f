package dev.sessionmark.cli;

import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.cli.terminal.StandardOutput;
import dev.sessionmark.cli.terminal.Terminal;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.StartStages;
import dev.sessionmark.platform.UserZone;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

@QuarkusMain
@RegisterForReflection(
        targets = {
            // Decoding a histogram calls the constructor of the class it was encoded from.
            Histogram.class,
            // The connection pool makes its driver by name, and so does Flyway.
            dev.sessionmark.sut.probe.TimedDriver.class,
            org.postgresql.Driver.class,
            // The driver makes it by name where Java's own authorities are to be trusted.
            org.postgresql.ssl.DefaultJavaSSLFactory.class
        })
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
        refuseMisplaced(parsed);
        refuseRepeated(parsed);
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int badUsage(ParameterException problem, String[] arguments) {
        String message = adviceOnName(problem).orElse(problem.getMessage());
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
        Optional<String> advice = adviceOnName(problem);
        if (advice.isPresent()) {
            System.err.println("sessionmark: " + advice.get());
            return ExitCode.USAGE;
        }
        throw problem;
    }

    /**
     * Refuses an option that stands before a command. There it would belong to the program without
     * a command, which does not run, and be ignored silently.
     *
     * @throws ParameterException for the first option that would have no effect
     */
    static void refuseMisplaced(ParseResult parsed) {
        if (!parsed.hasSubcommand()) {
            return;
        }
        ParseResult command = parsed.subcommand();
        parsed.matchedOptions().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .findFirst()
                .ifPresent(option -> refuseMisplaced(option, command.commandSpec().commandLine()));
        refuseMisplaced(command);
    }

    private static void refuseMisplaced(OptionSpec option, CommandLine command) {
        String name = option.longestName();
        boolean known = command.getCommandSpec().findOption(name) != null;
        throw new ParameterException(
                command,
                known
                        ? "%s has no effect before %s, write it after"
                                .formatted(name, command.getCommandName())
                        : "%s has no effect on %s".formatted(name, command.getCommandName()));
    }

    /**
     * Refuses an option that is given twice and takes one value. To picocli the second one would
     * begin its group of options anew, and what was said in the first would be forgotten silently.
     *
     * @throws ParameterException for the first such option
     */
    private static void refuseRepeated(ParseResult parsed) {
        ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        List<String> arguments = parsed.originalArgs();
        for (OptionSpec option : command.commandSpec().options()) {
            if (!option.isMultiValue() && times(option, arguments) > 1) {
                throw new ParameterException(
                        command.commandSpec().commandLine(),
                        "option '%s' should be specified only once"
                                .formatted(option.longestName()));
            }
        }
    }

    private static long times(OptionSpec option, List<String> arguments) {
        return arguments.stream()
                .filter(
                        argument ->
                                Arrays.stream(option.names())
                                        .anyMatch(
                                                name ->
                                                        argument.equals(name)
                                                                || argument.startsWith(name + "=")))
                .count();
    }

    /**
     * What to do about the name of a file with letters that Java cannot read or write, since no
     * locale says how they are encoded; empty where a failure has another cause. The launcher sets
     * one; an environment without it gets here.
     */
    static Optional<String> adviceOnName(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(InvalidPathException.class::isInstance)
                .map(InvalidPathException.class::cast)
                .findFirst()
                .map(
                        invalid ->
                                "cannot use the file name '%s' (names of files are %s here); set LC_ALL=C.UTF-8"
                                        .formatted(
                                                invalid.getInput(),
                                                System.getProperty("sun.jnu.encoding")));
    }
}
