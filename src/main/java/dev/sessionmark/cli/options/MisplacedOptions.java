package dev.sessionmark.cli.options;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses an option that stands before a command. There it would belong to the program without a
 * command, which does not run, and be ignored silently.
 */
public final class MisplacedOptions {

    private MisplacedOptions() {}

    /**
     * Looks through a command line.
     *
     * @throws ParameterException for the first option that would have no effect
     */
    public static void refuse(ParseResult parsed) {
        if (!parsed.hasSubcommand()) {
            return;
        }
        ParseResult command = parsed.subcommand();
        parsed.matchedOptions().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .findFirst()
                .ifPresent(option -> refuse(option, command.commandSpec().commandLine()));
        refuse(command);
    }

    private static void refuse(OptionSpec option, CommandLine command) {
        String name = option.longestName();
        boolean known = command.getCommandSpec().findOption(name) != null;
        throw new ParameterException(
                command,
                known
                        ? "%s has no effect before %s, write it after"
                                .formatted(name, command.getCommandName())
                        : "%s has no effect on %s".formatted(name, command.getCommandName()));
    }
}
