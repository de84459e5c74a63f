package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.cli.options.FactorOptions;
import dev.sessionmark.cli.options.PlanOptions;
import dev.sessionmark.cli.terminal.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

class MisplacedOptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --port 18080 serve      | --port has no effect before serve, write it after
                    --ephemeral compare     | --ephemeral has no effect before compare, write it after
                    --host 0.0.0.0 history  | --host has no effect on history
                    --port 1 setups         | --port has no effect on setups
                    """)
    void anOptionBeforeACommandIsRefused(String arguments, String message) {
        assertEquals(message, refused(arguments.split(" ")));
    }

    /** Whatever options the program has or will have without a command. */
    @Test
    void everyOptionOfTheProgramIsRefusedBeforeEveryCommand() {
        CommandLine program = program();
        for (OptionSpec option : program.getCommandSpec().options()) {
            if (option.usageHelp() || option.versionHelp()) {
                continue;
            }
            for (String command : program.getSubcommands().keySet()) {
                String name = option.longestName();
                String value = option.arity().max() == 0 ? name : name + "=1";
                String message =
                        command.equals("show")
                                ? refused(value, command, "id")
                                : refused(value, command);
                assertEquals(0, message.indexOf(name + " has no effect "), message);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--port 18080", "serve --port 18080", "compare --ephemeral", "-h serve"})
    void anOptionInItsPlaceIsNot(String arguments) {
        assertDoesNotThrow(() -> Main.refuseMisplaced(program().parseArgs(arguments.split(" "))));
    }

    @Test
    void aSlowCallThatNobodyMakesIsRefused() {
        PlanOptions plan = new PlanOptions();
        new CommandLine(plan).parseArgs("--slow-call=20ms", "--setups=reactive-session");
        assertTrue(
                assertThrows(UserException.class, () -> plan.toPlan(new FactorOptions()))
                        .getMessage()
                        .startsWith("--slow-call has no effect"));

        PlanOptions held = new PlanOptions();
        new CommandLine(held).parseArgs("--slow-call=20ms", "--setups=session-held");
        assertDoesNotThrow(() -> held.toPlan(new FactorOptions()));
    }

    private static String refused(String... arguments) {
        return assertThrows(
                        ParameterException.class,
                        () -> Main.refuseMisplaced(program().parseArgs(arguments)))
                .getMessage();
    }

    private static CommandLine program() {
        return Commands.all();
    }
}
