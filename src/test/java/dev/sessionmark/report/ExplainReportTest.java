package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.PackedTrace;
import dev.sessionmark.measurement.trace.RequestTrace;
import dev.sessionmark.measurement.trace.Traces;
import dev.sessionmark.measurement.trace.WindowTrace;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ExplainReportTest {

    /** 99 requests of 8.95 ms, drawn, and one whose answer took 90 ms to come back. */
    private static ComparisonRow row() {
        ComparisonRow like = ComparisonFixture.complete().rows().getFirst();
        Window first = like.windows().getFirst();
        Histogram times = Histograms.create();
        List<RequestTrace> requests = new ArrayList<>();
        for (int i = 1; i <= 99; i++) {
            requests.add(Traces.request(i, 10_000L * i, 700, true, false));
            Histograms.record(times, 8_950_000);
        }
        requests.add(Traces.request(100, 5_000_000, 90_000, false, true));
        for (int i = 0; i < 10; i++) {
            Histograms.record(times, 98_250_000);
        }
        LoadFigures load =
                new LoadFigures(
                        first.load().startedAt(),
                        first.load().duration(),
                        first.load().drainTime(),
                        first.load().offeredRate(),
                        first.load().counts(),
                        Distribution.of(times),
                        first.load().serviceTime(),
                        first.load().generatorLag(),
                        List.of(),
                        first.load().bystander(),
                        List.of());
        Window window =
                new Window(
                        first.condition(),
                        load,
                        first.sut(),
                        null,
                        PackedTrace.of(new WindowTrace(2_000_000, requests, List.of(), 0)),
                        MachineUse.UNKNOWN);
        return new ComparisonRow(
                like.setup(),
                like.connectionType(),
                like.condition(),
                List.of(window),
                load,
                like.sut(),
                null,
                like.judgement());
    }

    @Test
    void theBottleneckIsNamedForTheMedianAndForTheSlowest() {
        assertEquals(
                List.of(
                        "reactive-session, no added latency: the median request (9 requests around"
                                + " it): 9.0 ms, most of it the added round trips to the database:"
                                + " the added round trips to the database 4.0 ms (45 %), in the"
                                + " database 2.0 ms (22 %), in the application without a session"
                                + " 1.0 ms (11 %), bringing the answer back 0.70 ms (7.8 %), waiting"
                                + " for a connection 0.50 ms (5.6 %), all else 8.4 %",
                        "reactive-session, no added latency: the slowest 1 % (1 kept request from"
                                + " 98 ms on): 98 ms, most of it bringing the answer back: bringing"
                                + " the answer back 90 ms (92 %), all else 8.4 %",
                        "reactive-session, no added latency: the slowest 1 % spent 92 % bringing the"
                                + " answer back, the median request 7.8 %"),
                ExplainReport.sentences(row(), ExperimentPlan.DEFAULT));
    }

    @Test
    void everyRowHasASentence() {
        Comparison comparison = ComparisonFixture.complete();
        String text = new ExplainReport(RenderOptions.plain()).render(comparison);
        assertTrue(text.startsWith("\nWhere the time went\n- "), text);
        assertEquals(
                comparison.rows().size(),
                text.lines()
                        .filter(line -> line.endsWith("no requests were kept in full"))
                        .count());
    }
}
