package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Experiments;
import dev.sessionmark.experiment.Machines;
import dev.sessionmark.experiment.Windows;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.report.json.JsonReport;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonBuilder;
import dev.sessionmark.verdict.VerdictThresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of comparisons as they really come: judged by the rule, with what can go wrong. */
class JudgedReportTest {

    @TempDir Path folder;

    @Test
    void aSetupAgainstItselfShowsItsNoiseFloor() throws IOException {
        Experiments experiment = Experiments.of("reactive-session").aa().dbLatenciesMs(0);
        for (int round = 0; round < 4; round++) {
            experiment.trial("reactive-session", Windows.healthy());
        }
        Comparison comparison = judged(experiment.build());

        String table = new TableReport(RenderOptions.plain()).render(comparison);
        JsonNode floor = checked(comparison).at("/noiseFloors/0");

        assertTrue(table.contains("\nNoise floor\n- reactive-session, no added latency, against"));
        assertTrue(table.contains("(2 trials and 2 trials): p50 ratio 1.00 ("), table);
        assertEquals(2, floor.get("trialsA").asInt());
        assertFalse(floor.get("falseAlarm").asBoolean());
        assertEquals(1, floor.at("/p99Ratio/value").asDouble(), 0.05);
    }

    @Test
    void differentSetupsHaveNoNoiseFloor() throws IOException {
        Comparison comparison =
                judged(
                        Experiments.of("reactive-session", "no-pool")
                                .trial("reactive-session", Windows.healthy())
                                .trial("no-pool", Windows.healthy().p99Ms(40))
                                .build());

        assertEquals(0, checked(comparison).get("noiseFloors").size());
        assertFalse(new MarkdownReport().render(comparison).contains("Noise floor"));
    }

    @Test
    void aTrialThatFailedBeforeItsWindowsCanBeReported() throws IOException {
        Comparison comparison =
                judged(
                        Experiments.of("reactive-session", "no-pool")
                                .trial("reactive-session", Windows.healthy())
                                .failed("no-pool", "exit code 1 during the start")
                                .build());

        JsonNode row = checked(comparison).at("/rows/1");
        ReportFolder.write(folder, comparison);
        String table = new TableReport(RenderOptions.plain()).render(comparison);

        assertFalse(row.get("valid").asBoolean());
        assertEquals(0, row.at("/responseTime/count").asInt());
        assertTrue(row.at("/responseTime/maxMs").isNull());
        assertTrue(table.contains("\n- no-pool, no added latency: trial 2: exit code 1"), table);
        assertFalse(table.contains("trial 2, no-pool"), "said once");
    }

    @Test
    void theClosedModelOffersNoRate() throws IOException {
        Comparison comparison = judged(Windows.healthy().closed());

        assertTrue(checked(comparison).at("/rows/0/offeredRatePerSecond").isNull());
    }

    @Test
    void windowsTooShortForAnyFigureCanBeReported() throws IOException {
        Comparison comparison =
                judged(
                        Experiments.of("reactive-session")
                                .dbLatenciesMs(0)
                                .trial("reactive-session", Windows.healthy().rate(2).seconds(1))
                                .incomplete("interrupted")
                                .build());

        assertTrue(checked(comparison).at("/rows/0/responseTime/p50Ms").isNull());
        ReportFolder.write(folder, comparison);
    }

    @Test
    void whatNeighboursDisturbedAndWasToleratedIsMarkedEverywhere() throws IOException {
        String because = "other programs took 1.0 of 2 processors (bash 1.0)";
        Comparison comparison =
                judged(Windows.healthy().on(Machines.busy().build().disturbed(because).after(2)));

        String table = new TableReport(RenderOptions.plain()).render(comparison);
        JsonNode row = checked(comparison).at("/rows/0");

        assertTrue(table.contains("OK (disturbed)"), table);
        assertTrue(table.contains("judged although it was disturbed: " + because), table);
        assertTrue(table.contains("2 measurements disturbed, left out and done again"), table);
        assertTrue(new MarkdownReport().render(comparison).contains("**OK (disturbed)**"));
        assertTrue(new CsvReport().render(comparison).contains(because));
        assertTrue(new HtmlReport().render(comparison).contains("OK (disturbed)"));
        assertEquals(because, row.get("disturbedBecause").asText());
        assertEquals(3, row.get("disturbedWindows").asInt());
        assertEquals("bash", row.at("/trials/0/machine/programs/0/name").asText());
    }

    @Test
    void whereNothingIsValidTheFirstLineSaysWhy() throws IOException {
        Comparison comparison =
                judged(
                        Windows.healthy()
                                .invalid("busy")
                                .on(Machines.busy().build().disturbed("busy")));

        String table = new TableReport(RenderOptions.plain()).render(comparison);

        assertTrue(table.startsWith("No measurement is valid: other programs kept"), table);
        assertTrue(
                new MarkdownReport()
                        .render(comparison)
                        .contains("**No measurement is valid: other programs"));
        assertTrue(new HtmlReport().render(comparison).contains("<p class=\"incomplete\""));
    }

    @Test
    void whatIsNotKnownOfTheMachineIsSaidOnce() throws IOException {
        Comparison comparison =
                judged(
                        Experiments.of("reactive-session")
                                .trial(
                                        "reactive-session",
                                        Windows.healthy().on(MachineUse.UNKNOWN),
                                        Windows.healthy().dbLatencyMs(5).on(MachineUse.UNKNOWN))
                                .build());

        String table = new TableReport(RenderOptions.plain()).render(comparison);

        assertTrue(
                table.contains(
                        "\nMachine\n- Not known: what other programs took; how long threads waited"),
                table);
        assertEquals(2, table.split("what other programs took").length);
        assertTrue(checked(comparison).at("/rows/0/trials/0/machine/cores").isNull());
    }

    /** One setup under one condition. */
    private static Comparison judged(Windows window) {
        return judged(
                Experiments.of("reactive-session")
                        .dbLatenciesMs(0)
                        .trial("reactive-session", window)
                        .build());
    }

    private static Comparison judged(ExperimentResult experiment) {
        return ComparisonBuilder.build(
                experiment, VerdictThresholds.defaults(), setup -> "reactive");
    }

    private static JsonNode checked(Comparison comparison) throws IOException {
        JsonNode json = new ObjectMapper().readTree(new JsonReport().render(comparison));
        assertEquals(List.of(), SchemaCheck.errors(json));
        return json;
    }
}
