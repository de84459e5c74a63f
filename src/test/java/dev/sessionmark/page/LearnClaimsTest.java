package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A claim in Learn says what the service judged, whatever its figures look like. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LearnClaimsTest extends InBrowser {

    /**
     * Of each pair of outcomes, at 0 and 5 ms: the stand of the second claim and what contradicts
     * the advice.
     */
    private static final String FASTER =
            """
            async ([folder, ...all]) => {
              const { claims } = await import(folder + "/learn/claims.js");
              const [A, B] = ["reactive-session", "blocking-on-event-loop"];
              // By its figures the advised setup is the slower one, always.
              const row = (setup, condition, p99Ms) => ({
                setup, condition, poolSize: 20, offeredRatePerSecond: 100, achievedRatePerSecond: 100,
                verdict: "OK", because: "", valid: true, cpuMsPerRequest: null, eventLoop: { blockedShare: 0.1 },
                responseTime: { p99Ms, nullBecause: {} }, trials: [] });
              const said = (outcomes) => {
                const conditions = [0, 5].map((ms) => ({ id: `${ms}ms`, shortLabel: `+${ms} ms`, dbLatencyMs: ms }));
                const rows = conditions.flatMap(({ id }) => [row(A, id, 90), row(B, id, 3)]);
                const pairs = conditions.map(({ id }, i) => ({ condition: id, a: A, b: B, outcome: outcomes[i], p99: { outcome: "CANNOT_TELL" } }));
                const { stand, but } = claims({ conditions, rows, pairs, crossovers: [], parameters: {}, ratePerSecond: 100 })[1];
                return stand + (but && "; " + but);
              };
              return all.map((one) => said(one.split(" ")));
            }
            """;

    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("A_BETTER A_BETTER", "Better here");
        KNOWN.put("SAME A_BETTER", "Better here, but not everywhere");
        KNOWN.put(
                "B_BETTER A_BETTER",
                "Better here, but elsewhere worse; This contradicts the usual advice: the blocking"
                        + " session was better with +0 ms.");
        KNOWN.put(
                "B_BETTER B_BETTER",
                "Not better here; This contradicts the usual advice: the blocking session was better"
                        + " at every distance measured.");
        KNOWN.put("SAME CANNOT_TELL", "No difference here");
        KNOWN.put("BOTH_BAD CANNOT_TELL", "Helps nobody here");
        KNOWN.put("CANNOT_TELL CANNOT_TELL", "Cannot be told from what was measured");
    }

    @Test
    void fasterIsWhatWasJudgedToBe() {
        try (Visitor visitor = visitor(1280, false)) {
            List<String> told = new ArrayList<>(List.of(Assets.all().folder()));
            told.addAll(KNOWN.keySet());
            Object said = visitor.opens("/learn?experiment=example").page().evaluate(FASTER, told);
            assertEquals(List.copyOf(KNOWN.values()), said);
        }
    }
}
