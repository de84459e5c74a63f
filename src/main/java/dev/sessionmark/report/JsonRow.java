package dev.sessionmark.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.SessionFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.List;

/** One setup under one condition, as JSON. */
final class JsonRow {

    /** Why a quantile is null, by its name. */
    static final String NULL_BECAUSE = "nullBecause";

    private static final String TOO_FEW = "too few samples";

    private record Quantile(String name, double of) {}

    private static final List<Quantile> QUANTILES =
            List.of(
                    new Quantile("p50Ms", 0.5),
                    new Quantile("p90Ms", 0.9),
                    new Quantile("p99Ms", 0.99),
                    new Quantile("p999Ms", 0.999));

    private JsonRow() {}

    static ObjectNode of(ComparisonRow row, ExperimentPlan plan) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("setup", row.setup());
        node.put("connectionType", row.connectionType());
        putCondition(node, row.condition(), plan);
        JsonNumbers.put(node, "offeredRatePerSecond", row.load().offeredRate());
        JsonNumbers.put(node, "achievedRatePerSecond", row.load().achievedRate());
        putTimes(
                node.putObject("responseTime"),
                row.load().responseTime(),
                row.load().counts().notServed());
        putTimes(node.putObject("serviceTime"), row.load().serviceTime(), 0);
        putEventLoop(node.putObject("eventLoop"), row);
        putBystander(node.putObject("bystander"), row);
        putConnection(node.putObject("connection"), row);
        JsonNumbers.put(node, "cpuMsPerRequest", row.cpuMsPerRequest());
        putCpu(node.putObject("cpuSeconds"), row.sut().cpu());
        JsonNumbers.put(
                node,
                "peakRssMiB",
                row.sut().peakRssBytes() == 0
                        ? Double.NaN
                        : row.sut().peakRssBytes() / (1024.0 * 1024));
        putCounts(node, row.load().counts());
        JsonNumbers.put(node, "generatorLagP99Ms", row.load().generatorLag().quantileMs(0.99));
        node.put("valid", row.valid());
        node.put("validTrials", row.validTrials());
        node.put("invalidBecause", row.invalidBecause());
        node.put("verdict", row.judgement().verdict().name());
        node.put("because", row.judgement().because());
        ArrayNode trials = node.putArray("trials");
        for (Window window : row.windows()) {
            putTrial(trials.addObject(), window);
        }
        return node;
    }

    /** Every factor, varied or not; the rate stands beside it as it was offered. */
    static void putCondition(ObjectNode node, Condition condition, ExperimentPlan plan) {
        JsonNumbers.put(node, "dbLatencyMs", condition.dbLatencyMs());
        node.put("poolSize", plan.poolSize(condition));
    }

    private static void putTimes(ObjectNode node, Distribution times, long notServed) {
        node.put("count", times.total());
        node.put("notServed", notServed);
        ObjectNode reasons = JsonNodeFactory.instance.objectNode();
        for (Quantile quantile : QUANTILES) {
            double ms = times.quantileMs(quantile.of(), notServed);
            JsonNumbers.put(node, quantile.name(), ms);
            if (!Double.isFinite(ms)) {
                reasons.put(quantile.name(), Double.isNaN(ms) ? TOO_FEW : Numbers.NOT_SERVED);
            }
        }
        JsonNumbers.put(node, "maxMs", times.maxMs());
        node.set(NULL_BECAUSE, reasons);
    }

    private static void putEventLoop(ObjectNode node, ComparisonRow row) {
        JsonNumbers.put(
                node,
                "blockedShare",
                row.sut().loops().samples() == 0 ? Double.NaN : row.sut().loops().blockedShare());
        JsonNumbers.put(node, "delayP50Ms", row.sut().loops().delay().quantileMs(0.5));
        JsonNumbers.put(node, "delayP90Ms", row.sut().loops().delay().quantileMs(0.9));
        JsonNumbers.put(node, "delayP99Ms", row.sut().loops().delay().quantileMs(0.99));
        JsonNumbers.put(
                node,
                "delayIdleP99Ms",
                row.sut().loops().idleDelayMs() == 0
                        ? Double.NaN
                        : row.sut().loops().idleDelayMs());
        JsonNumbers.put(node, "delayMaxMs", row.sut().loops().delay().maxMs());
        ArrayNode culprits = node.putArray("culprits");
        for (Culprit culprit : row.sut().loops().culprits()) {
            JsonNumbers.put(
                    culprits.addObject().put("frame", culprit.frame()), "share", culprit.share());
        }
    }

    private static void putBystander(ObjectNode node, ComparisonRow row) {
        node.put("count", row.load().bystander().sent());
        JsonNumbers.put(node, "p50Ms", row.load().bystander().responseTime().quantileMs(0.5));
        JsonNumbers.put(node, "p90Ms", row.load().bystander().responseTime().quantileMs(0.9));
        JsonNumbers.put(node, "p99Ms", row.load().bystander().responseTime().quantileMs(0.99));
        JsonNumbers.put(node, "maxMs", row.load().bystander().responseTime().maxMs());
        node.put("failedLivenessProbes", row.load().bystander().failedLivenessProbes());
    }

    private static void putConnection(ObjectNode node, ComparisonRow row) {
        JsonNumbers.put(node, "waitP99Ms", row.sut().sessions().waitTime().quantileMs(0.99));
        JsonNumbers.put(node, "holdP99Ms", row.sut().sessions().holdTime().quantileMs(0.99));
        JsonNumbers.put(
                node, "databaseP99Ms", row.sut().sessions().databaseTime().quantileMs(0.99));
        JsonNumbers.put(node, "holdEfficiency", row.sut().sessions().holdEfficiency());
        node.put("leftOpen", known(row.sut().sessions().leftOpen()));
        node.put("maxUsed", known(row.sut().sessions().maxUsed()));
        JsonNumbers.put(node, "crossLoopShare", row.sut().sessions().crossLoopShare());
    }

    private static Long known(long count) {
        return count == SessionFigures.UNKNOWN ? null : (Long) count;
    }

    private static void putCpu(ObjectNode node, CpuUse cpu) {
        JsonNumbers.put(node, "eventLoops", cpu.eventLoops());
        JsonNumbers.put(node, "workers", cpu.workers());
        JsonNumbers.put(node, "compiler", cpu.compiler());
        JsonNumbers.put(node, "collector", cpu.collector());
        JsonNumbers.put(node, "other", cpu.other());
    }

    private static void putCounts(ObjectNode node, LoadCounts counts) {
        node.put("errors", counts.errors());
        node.putObject("errorCounts")
                .put("dropped", counts.dropped())
                .put("timeouts", counts.timeouts())
                .put("connectFailures", counts.connectFailures())
                .put("badStatus", counts.badStatus())
                .put("wrongAnswers", counts.wrongAnswers())
                .put("unfinished", counts.unfinished());
        node.putObject("requests")
                .put("intended", counts.intended())
                .put("sent", counts.sent())
                .put("succeeded", counts.succeeded())
                .put(
                        "achieved",
                        counts.achieved() == LoadCounts.UNKNOWN ? null : (Long) counts.achieved())
                .put("maxInFlight", counts.maxInFlight());
    }

    private static void putTrial(ObjectNode node, Window window) {
        node.put("startedAt", window.load().startedAt().toString());
        JsonNumbers.put(node, "achievedRatePerSecond", window.load().achievedRate());
        JsonNumbers.put(node, "p50Ms", window.load().responseQuantileMs(0.5));
        JsonNumbers.put(node, "p99Ms", window.load().responseQuantileMs(0.99));
        JsonNumbers.put(node, "generatorLagP99Ms", window.load().generatorLag().quantileMs(0.99));
        node.put("valid", window.valid());
        node.put("invalidBecause", window.invalidBecause());
    }
}
