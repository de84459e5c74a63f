package dev.sessionmark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.NoiseFloor;
import java.util.List;
import java.util.TreeMap;

/**
 * The comparison as versioned JSON, the format that programs may rely on.
 *
 * <p>The schema's address carries the version. Within a version names are only added, never changed
 * or removed. The order is always the same. Every figure carries its unit in its name and is null
 * where it was not measured or too few samples stand behind it.
 */
public final class JsonReport {

    /** Names the schema, and with it the version of the format. */
    public static final String SCHEMA = "https://sessionmark.dev/schema/comparison-2.json";

    // Indented with line feeds everywhere, whatever the machine's own line separator.
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build()
                    .writer(
                            new DefaultPrettyPrinter()
                                    .withObjectIndenter(INDENTER)
                                    .withArrayIndenter(INDENTER));

    /** The comparison as text, indented by two spaces, with a line feed at the end. */
    public String render(Comparison comparison) {
        try {
            return WRITER.writeValueAsString(tree(comparison)) + "\n";
        } catch (JsonProcessingException e) {
            // A tree of texts and numbers can always be written.
            throw new IllegalStateException(e);
        }
    }

    /** The comparison as a tree. */
    public ObjectNode tree(Comparison comparison) {
        ExperimentResult experiment = comparison.experiment();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", SCHEMA);
        root.put("version", experiment.environment().version());
        root.put("mode", experiment.environment().mode());
        root.put("id", experiment.id());
        root.put("startedAt", experiment.startedAt().toString());
        root.put("endedAt", experiment.endedAt() == null ? null : experiment.endedAt().toString());
        root.put("complete", experiment.incompleteBecause() == null);
        root.put("incompleteBecause", experiment.incompleteBecause());
        root.set("parameters", JsonParameters.parameters(experiment.plan()));
        root.set("environment", JsonParameters.environment(experiment.environment()));
        putPreparation(root, experiment.preparation());
        root.put("differenceTest", comparison.differenceTest());
        ArrayNode findings = root.putArray("findings");
        comparison.findings().forEach(findings::add);
        putNoiseFloors(root.putArray("noiseFloors"), comparison.noiseFloors(), experiment.plan());
        ArrayNode rows = root.putArray("rows");
        for (ComparisonRow row : comparison.rows()) {
            rows.add(JsonRow.of(row, experiment.plan()));
        }
        ArrayNode trials = root.putArray("trials");
        for (TrialResult trial : experiment.trials()) {
            trials.add(trial(trial, experiment.plan()));
        }
        return root;
    }

    private static void putPreparation(ObjectNode root, Preparation preparation) {
        JsonNumbers.put(
                root,
                "ratePerSecond",
                preparation == null || preparation.rate() == 0 ? Double.NaN : preparation.rate());
        root.put("rateReason", preparation == null ? null : preparation.rateReason());
        ArrayNode capacities = root.putArray("probedCapacities");
        if (preparation != null) {
            new TreeMap<>(preparation.capacities())
                    .forEach(
                            (setup, rate) ->
                                    JsonNumbers.put(
                                            capacities.addObject().put("setup", setup),
                                            "requestsPerSecond",
                                            rate));
        }
        JsonNumbers.put(
                root, "proxyCostMs", preparation == null ? Double.NaN : preparation.proxyCostMs());
    }

    private static void putNoiseFloors(
            ArrayNode array, List<NoiseFloor> floors, ExperimentPlan plan) {
        if (floors == null) {
            return;
        }
        for (NoiseFloor floor : floors) {
            ObjectNode node = array.addObject();
            node.put("setup", floor.setup());
            JsonRow.putCondition(node, floor.condition(), plan);
            node.put("trialsA", floor.trialsA());
            node.put("trialsB", floor.trialsB());
            putRatio(node.putObject("p50Ratio"), floor.p50());
            putRatio(node.putObject("p99Ratio"), floor.p99());
            node.put("falseAlarm", floor.falseAlarm());
        }
    }

    private static void putRatio(ObjectNode node, Difference difference) {
        JsonNumbers.put(node, "value", difference.ratio());
        JsonNumbers.put(node, "low", difference.low());
        JsonNumbers.put(node, "high", difference.high());
        node.put("different", difference.different());
    }

    private static ObjectNode trial(TrialResult trial, ExperimentPlan plan) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("number", trial.number());
        node.put("round", trial.round());
        node.put("setup", trial.setup());
        node.put(
                "poolSize",
                trial.poolSize() == null ? plan.poolSizes().getFirst() : trial.poolSize());
        node.put("startedAt", trial.startedAt().toString());
        JsonParameters.putMs(node, "startupMs", trial.startup());
        JsonParameters.putSeconds(node, "warmupSeconds", trial.warmup());
        node.put("warmupSettled", trial.warmupSettled());
        node.put("failure", trial.failure());
        return node;
    }
}
