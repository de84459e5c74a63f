package dev.sessionmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A comparison with made-up figures and made-up outcomes, whose answers are therefore known: four
 * setups at 0, 2, 5 and 10 ms, 200/s and 500/s.
 */
final class Sweep {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An outcome, seen from the other side. */
    private static final Map<String, String> OPPOSITES =
            Map.of(
                    "A_BETTER", "B_BETTER",
                    "B_BETTER", "A_BETTER",
                    "A_LOWER", "B_LOWER",
                    "B_LOWER", "A_LOWER",
                    "OK", "BAD",
                    "BAD", "OK",
                    "HELD", "CONTRADICTED",
                    "CONTRADICTED", "HELD");

    private Sweep() {}

    static ObjectNode read() {
        try (InputStream in = Sweep.class.getResourceAsStream("/page/sweep.json")) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its condition of this distance where no rate varies. */
    static String conditionAt(double distance) {
        return Math.round(distance) + "ms";
    }

    /** These setups at 200/s only, so that the rate tells no conditions apart. */
    static ObjectNode atOneRate(List<String> setups) {
        ObjectNode all = read();
        keep(all, "conditions", one -> one.get("ratePerSecond").asInt() == 200);
        Set<String> left = Set.copyOf(all.get("conditions").findValuesAsText("id"));
        Predicate<JsonNode> there = one -> left.contains(one.get("condition").textValue());
        Predicate<JsonNode> both =
                one ->
                        setups.contains(one.get("a").textValue())
                                && setups.contains(one.get("b").textValue());
        keep(all, "rows", there.and(row -> setups.contains(row.get("setup").textValue())));
        keep(all, "pairs", there.and(both));
        Predicate<JsonNode> line = one -> left.contains(one.get("conditions").get(0).textValue());
        keep(all, "crossovers", line.and(both).and(one -> one.get("conditions").size() == 4));
        keep(all, "findings", line);
        all.putArray("otherAdvice");
        ObjectNode usual = (ObjectNode) all.get("usualAdvice");
        keep(usual, "outcomes", there);
        keep(usual, "crossovers", line.and(one -> one.get("conditions").size() == 4));
        if (!setups.contains(usual.get("advised").textValue())
                || !setups.contains(usual.get("against").textValue())) {
            all.putNull("usualAdvice");
        }
        ((ObjectNode) all.get("parameters")).put("rate", "200");
        try {
            return (ObjectNode)
                    JSON.readTree(all.toString().replace("-200rps", "").replace(", 200/s", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same figures with the opposite outcomes: who reads the figures says the one, who reads
     * the outcomes the other. Sentences say what was made of them.
     */
    static ObjectNode contradicted() {
        ObjectNode all = read();
        for (String name : List.of("rows", "pairs", "crossovers")) {
            all.get(name).forEach(one -> turn((ObjectNode) one));
        }
        for (JsonNode condition : all.get("conditions")) {
            ObjectNode advised = (ObjectNode) condition.get("advised");
            advised.put("setup", "blocking-on-event-loop").putArray("alike");
            advised.putArray("undecided");
            advised.put(
                    "sentence", "Advised as made up at " + condition.get("id").textValue() + ".");
        }
        ObjectNode usual = (ObjectNode) all.get("usualAdvice");
        usual.get("outcomes").forEach(one -> turn((ObjectNode) one));
        usual.get("crossovers").forEach(one -> turn((ObjectNode) one));
        usual.put("headline", "The usual advice was contradicted, as made up.");
        return all;
    }

    private static void turn(ObjectNode one) {
        for (String name : List.of("outcome", "verdict", "before", "after")) {
            JsonNode was = one.get(name);
            if (was != null && OPPOSITES.containsKey(was.textValue())) {
                one.put(name, OPPOSITES.get(was.textValue()));
            }
        }
        for (String nested : List.of("p99", "p50")) {
            if (one.get(nested) instanceof ObjectNode quantile) {
                turn(quantile);
            }
        }
        if (one.get("changes") instanceof ArrayNode changes) {
            changes.forEach(change -> turn((ObjectNode) change));
        }
        if (one.has("a")) {
            String outcome = one.path("outcome").asText(one.path("result").asText());
            one.put(
                    "sentence",
                    "Made up: %s of %s against %s."
                            .formatted(
                                    outcome, one.get("a").textValue(), one.get("b").textValue()));
        }
    }

    private static void keep(ObjectNode of, String list, Predicate<JsonNode> wanted) {
        for (Iterator<JsonNode> all = of.get(list).elements(); all.hasNext(); ) {
            if (!wanted.test(all.next())) {
                all.remove();
            }
        }
    }
}
