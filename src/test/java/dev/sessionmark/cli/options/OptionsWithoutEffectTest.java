package dev.sessionmark.cli.options;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.cli.Commands;
import dev.sessionmark.cli.terminal.UserException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

class OptionsWithoutEffectTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "history --ephemeral",
                "history --measured-database-url=postgresql://a:b@h/d",
                "show x --ephemeral",
                "show x --label=y",
                "show x --measured-database-url=postgresql://a:b@h/d"
            })
    void aCommandThatMeasuresNothingHasNoOptionsForIt(String arguments) {
        assertThrows(
                UnmatchedArgumentException.class,
                () -> Commands.all().parseArgs(arguments.split(" ")));
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

    @Test
    void ephemeralIsRefusedWhereTheEnvironmentNamesADatabase() {
        MeasuringOptions options = new MeasuringOptions();
        options.ephemeral = true;
        Map<String, String> environment =
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db:5432/shop?user=me");

        String message =
                assertThrows(UserException.class, () -> options.named(environment)).getMessage();

        assertTrue(message.startsWith("--ephemeral"), message);
        assertTrue(message.contains("db:5432"), message);
    }
}
