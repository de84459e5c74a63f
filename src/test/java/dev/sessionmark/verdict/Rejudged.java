package dev.sessionmark.verdict;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.measurement.Bystander;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.SessionFigures;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.measurement.trace.PackedTrace;
import dev.sessionmark.report.json.ComparisonDocument;
import dev.sessionmark.report.json.JsonReport;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import dev.sessionmark.verdict.pair.LatencyComparer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The document of an experiment of which only the document and the courses of its trials are left,
 * judged anew by the rules of today. Figures of the rows stay as they were measured; the response
 * times are those of the courses: by second, in bins of a twentieth of a decade, spread evenly
 * within each bin and then stretched so that median and p99 of the row are those of the document.
 */
public final class Rejudged {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final ObjectNode document;
    private final Map<Integer, JsonNode> courses;
    private final ExperimentPlan plan;

    /**
     * An experiment.
     *
     * @param document its comparison
     * @param courses of its trials, by number
     */
    public Rejudged(ObjectNode document, Map<Integer, JsonNode> courses) {
        this.document = document;
        this.courses = courses;
        this.plan = MAPPER.convertValue(document.get("parameters"), ExperimentPlan.class);
    }

    /** The comparison, judged. */
    public Comparison comparison() {
        VerdictThresholds thresholds = VerdictThresholds.defaults();
        LatencyComparer comparer = new LatencyComparer(thresholds, plan.seed(), false);
        VerdictRule rule = new VerdictRule(thresholds);
        List<ComparisonRow> rows = new ArrayList<>();
        for (Condition condition : plan.conditions()) {
            List<ComparisonRow> block = new ArrayList<>();
            for (JsonNode row : document.get("rows")) {
                if (row.get("dbLatencyMs").asDouble() == condition.get(Factors.DB_LATENCY)) {
                    block.add(row(row, condition));
                }
            }
            rows.addAll(ComparisonBuilder.judge(block, rule, comparer));
        }
        return ComparisonBuilder.compared(experiment(), rows, comparer, thresholds);
    }

    /** The document with what the judge says of it; the rest as it was. */
    public ObjectNode document() {
        ObjectNode judged = (ObjectNode) JsonReport.tree(ComparisonDocument.of(comparison()));
        ArrayNode rows = (ArrayNode) judged.get("rows");
        Iterator<JsonNode> measured = document.get("rows").iterator();
        for (int i = 0; i < rows.size(); i++) {
            rows.set(i, row((ObjectNode) rows.get(i), (ObjectNode) measured.next()));
        }
        for (String name :
                List.of(
                        "version",
                        "mode",
                        "id",
                        "startedAt",
                        "endedAt",
                        "complete",
                        "incompleteBecause",
                        "parameters",
                        "environment",
                        "ratePerSecond",
                        "rateReason",
                        "probedCapacities",
                        "proxyCostMs",
                        "trials")) {
            judged.set(name, document.get(name));
        }
        return judged;
    }

    /** In the order of the one with the figures of the other, and the words of its verdict. */
    private static ObjectNode row(ObjectNode judged, ObjectNode measured) {
        ObjectNode row = (ObjectNode) overlaid(judged, measured);
        row.set("decidingFigure", judged.get("decidingFigure"));
        return row;
    }

    /** What was measured, in the form of today: with the names that were added since. */
    private static JsonNode overlaid(JsonNode form, JsonNode measured) {
        if (form instanceof ObjectNode object && measured instanceof ObjectNode) {
            ObjectNode all = object.deepCopy();
            object.fieldNames()
                    .forEachRemaining(
                            name -> {
                                if (name.equals("nullBecause")) {
                                    // Has only the names of figures that are missing.
                                    all.set(name, measured.get(name));
                                } else if (measured.has(name)) {
                                    all.set(name, overlaid(form.get(name), measured.get(name)));
                                }
                            });
            return all;
        }
        if (form.isArray() && form.size() == measured.size()) {
            ArrayNode all = MAPPER.createArrayNode();
            for (int i = 0; i < form.size(); i++) {
                all.add(overlaid(form.get(i), measured.get(i)));
            }
            return all;
        }
        return measured;
    }

    private ExperimentResult experiment() {
        Environment environment = SampleResults.ENVIRONMENT;
        double rate = document.path("ratePerSecond").asDouble();
        return new ExperimentResult(
                document.get("id").asText(),
                plan,
                environment,
                new Preparation(rate, "", Map.of(), Double.NaN),
                Instant.parse(document.get("startedAt").asText()),
                Instant.parse(document.get("endedAt").asText()),
                List.of(),
                null);
    }

    private ComparisonRow row(JsonNode row, Condition condition) {
        List<List<JsonNode>> trials = seconds(row, condition);
        JsonNode times = row.get("responseTime");
        double[] stretch = {1, 1};
        // What the last one left is stretched again: the bins hide where within them a value lies.
        for (int pass = 0; pass < 4; pass++) {
            Distribution all = merged(windows(row, condition, trials, stretch));
            long notServed = times.get("notServed").asLong();
            stretch[0] *= ratio(times.get("p50Ms"), all.quantileMs(0.5, notServed));
            stretch[1] *= ratio(times.get("p99Ms"), all.quantileMs(0.99, notServed));
        }
        List<Window> windows = windows(row, condition, trials, stretch);
        return new ComparisonRow(
                row.get("setup").asText(),
                row.get("connectionType").asText(),
                condition,
                windows,
                load(row, merged(windows)),
                sut(row),
                row.get("valid").asBoolean() ? null : row.get("invalidBecause").asText(),
                null);
    }

    private static double ratio(JsonNode measured, double now) {
        return measured.isNumber() && Double.isFinite(now) ? measured.asDouble() / now : 1;
    }

    /** The seconds of the row's trials, in the order of the document. */
    private List<List<JsonNode>> seconds(JsonNode row, Condition condition) {
        List<List<JsonNode>> seconds = new ArrayList<>();
        for (JsonNode trial : document.get("trials")) {
            if (!trial.get("setup").equals(row.get("setup"))) {
                continue;
            }
            for (JsonNode window : courses.get(trial.get("number").asInt()).get("windows")) {
                if (window.get("dbLatencyMs").asDouble() == condition.get(Factors.DB_LATENCY)) {
                    List<JsonNode> ofWindow = new ArrayList<>();
                    window.get("seconds")
                            .forEach(
                                    second ->
                                            ofWindow.add(
                                                    ((ObjectNode) second.deepCopy())
                                                            .set(
                                                                    "edges",
                                                                    window.get("binEdgesMs"))));
                    seconds.add(ofWindow);
                }
            }
        }
        return seconds;
    }

    private static List<Window> windows(
            JsonNode row, Condition condition, List<List<JsonNode>> trials, double[] stretch) {
        double medianMs = row.get("responseTime").get("p50Ms").asDouble();
        List<Window> windows = new ArrayList<>();
        for (int trial = 0; trial < trials.size(); trial++) {
            List<Slice> slices = new ArrayList<>();
            for (JsonNode second : trials.get(trial)) {
                slices.add(
                        new Slice(
                                second.get("startSeconds").asInt(),
                                second.get("due").asLong(),
                                second.get("achieved").asLong(),
                                second.get("notServed").asLong(),
                                times(second, medianMs, stretch)));
            }
            JsonNode invalid = row.get("trials").get(trial).get("invalidBecause");
            LoadFigures load =
                    new LoadFigures(
                            Instant.EPOCH,
                            Duration.ofSeconds(slices.size()),
                            Duration.ZERO,
                            0,
                            LoadCounts.NONE,
                            Distribution.EMPTY,
                            Distribution.EMPTY,
                            Distribution.EMPTY,
                            slices,
                            Bystander.NONE,
                            List.of());
            windows.add(
                    new Window(
                            condition,
                            load,
                            SutFigures.NONE,
                            invalid.isNull() ? null : invalid.asText(),
                            PackedTrace.NONE,
                            MachineUse.UNKNOWN));
        }
        return windows;
    }

    /**
     * The values of a second: up to the median stretched by the first, towards the tail by both.
     */
    private static Distribution times(JsonNode second, double medianMs, double[] stretch) {
        Histogram histogram = Histograms.create();
        JsonNode edges = second.get("edges");
        JsonNode counts = second.get("counts");
        for (int bin = 0; bin < counts.size(); bin++) {
            int count = counts.get(bin).asInt();
            double low = edges.get(bin).asDouble();
            double high = edges.get(bin + 1).asDouble();
            for (int i = 0; i < count; i++) {
                double ms = low * Math.pow(high / low, (i + 0.5) / count);
                // At twice the median half of the way, from four times on all of it.
                double tail = Math.clamp(Math.log(ms / medianMs) / Math.log(4), 0, 1);
                double factor = stretch[0] * (1 - tail) + stretch[1] * tail;
                Histograms.record(histogram, Math.round(ms * factor * 1e6));
            }
        }
        return Distribution.of(histogram);
    }

    private static Distribution merged(List<Window> windows) {
        return Distribution.merge(
                windows.stream()
                        .filter(Window::valid)
                        .flatMap(window -> window.load().slices().stream())
                        .map(Slice::responseTime)
                        .toList());
    }

    private LoadFigures load(JsonNode row, Distribution times) {
        JsonNode requests = row.get("requests");
        JsonNode errors = row.get("errorCounts");
        JsonNode bystander = row.get("bystander");
        LoadCounts counts =
                new LoadCounts(
                        requests.get("intended").asLong(),
                        requests.get("sent").asLong(),
                        requests.get("succeeded").asLong(),
                        requests.get("achieved").asLong(),
                        errors.get("dropped").asLong(),
                        errors.get("timeouts").asLong(),
                        errors.get("connectFailures").asLong(),
                        errors.get("badStatus").asLong(),
                        errors.get("wrongAnswers").asLong(),
                        errors.get("unfinished").asLong(),
                        requests.get("maxInFlight").asLong());
        long sent = bystander.get("count").asLong();
        return new LoadFigures(
                Instant.EPOCH,
                plan.duration().multipliedBy(row.get("validTrials").asLong()),
                Duration.ZERO,
                row.get("offeredRatePerSecond").asDouble(),
                counts,
                times,
                times,
                Distribution.EMPTY,
                List.of(),
                new Bystander(
                        constant(bystander.get("p90Ms").asDouble(), sent),
                        sent,
                        bystander.get("failedLivenessProbes").asLong()),
                List.of());
    }

    private static SutFigures sut(JsonNode row) {
        JsonNode loop = row.get("eventLoop");
        List<Culprit> culprits = new ArrayList<>();
        loop.get("culprits")
                .forEach(
                        one ->
                                culprits.add(
                                        new Culprit(
                                                one.get("frame").asText(),
                                                one.get("share").asDouble())));
        // As many samples as a share of four digits needs.
        long samples = 10_000;
        LoopFigures loops =
                new LoopFigures(
                        constant(loop.get("delayP99Ms").asDouble(), samples),
                        Math.round(loop.get("delayIdleP99Ms").asDouble() * 1e6),
                        List.of(),
                        samples,
                        Math.round(loop.get("blockedShare").asDouble() * samples),
                        culprits);
        long leftOpen = row.get("connection").get("leftOpen").asLong();
        return new SutFigures(
                loops, SessionFigures.NONE.leaving(leftOpen), CpuUse.UNKNOWN, Double.NaN, null);
    }

    /** Whatever its quantile is: this value, before a histogram rounds it up to three digits. */
    private static Distribution constant(double ms, long samples) {
        Histogram histogram = Histograms.create();
        histogram.recordValueWithCount(Math.round(ms * 0.9995 * 1e6), samples);
        return Distribution.of(histogram);
    }
}
