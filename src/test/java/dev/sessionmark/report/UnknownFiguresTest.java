package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.PackedTrace;
import dev.sessionmark.report.json.JsonReport;
import dev.sessionmark.report.json.RowDocument;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Judgement;
import dev.sessionmark.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A target without probes: what nobody looked at is a dash, and not the zero of a good setup. */
class UnknownFiguresTest {

    private static final Condition NEAR = new Condition(Duration.ZERO);
    private static final Window PROBED =
            SampleResults.window(ExperimentPlan.DEFAULT, NEAR, new Random(1));
    private static final Window WINDOW =
            new Window(
                    NEAR,
                    PROBED.load(),
                    SutFigures.NONE,
                    null,
                    PackedTrace.NONE,
                    MachineUse.UNKNOWN);
    private static final ComparisonRow ROW =
            new ComparisonRow(
                    "service",
                    "any",
                    NEAR,
                    List.of(WINDOW, WINDOW),
                    LoadFigures.merge(List.of(WINDOW.load(), WINDOW.load())),
                    SutFigures.merge(List.of(WINDOW.sut(), WINDOW.sut())),
                    null,
                    new Judgement(Verdict.OK, "fast"));

    @Test
    void areDashesInTables() {
        for (Column column :
                List.of(
                        Column.LOOP_BLOCKED,
                        Column.LOOP_DELAY,
                        Column.WAIT,
                        Column.HOLD,
                        Column.CPU,
                        Column.MEMORY,
                        Column.LEFT_OPEN)) {
            assertEquals(Numbers.DASH, column.cell(ROW), column.label());
        }
    }

    @Test
    void areNullInJson() {
        JsonNode json =
                JsonReport.tree(
                        RowDocument.of(
                                ROW, SampleResults.result("id", ExperimentPlan.DEFAULT, null)));
        for (String figure :
                List.of(
                        "/eventLoop/blockedShare",
                        "/eventLoop/delayP99Ms",
                        "/eventLoop/delayIdleP99Ms",
                        "/eventLoop/delayMaxMs",
                        "/connection/waitP99Ms",
                        "/connection/holdP99Ms",
                        "/connection/databaseP99Ms",
                        "/connection/holdEfficiency",
                        "/connection/leftOpen",
                        "/connection/maxUsed",
                        "/connection/crossLoopShare",
                        "/cpuMsPerRequest",
                        "/cpuSeconds/eventLoops",
                        "/cpuSeconds/other",
                        "/peakRssMiB")) {
            assertEquals("null", json.at(figure).toString(), figure);
        }
    }
}
