package dev.sessionmark.cli.options;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses an option that is given twice and takes one value. To picocli the second one would begin
 * its group of options anew, and what was said in the first would be forgotten silently.
 */
public final class RepeatedOptions {

    private RepeatedOptions() {}

    /**
     * Looks through a command line.
     *
     * @throws ParameterException for the first such option
     */
    public static void refuse(ParseResult parsed) {
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
}
