package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A claim in Learn states a difference only where the comparison shows one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LearnClaimsTest extends InBrowser {

    /** Of the second claim: its stand and what contradicts the advice, for one distance. */
    private static final String FASTER =
            """
            async ([folder, advised, other, ...tested]) => {
              const { claims } = await import(folder + "/learn/claims.js");
              const row = (setup, [verdict, ...trials]) => ({
                setup, dbLatencyMs: 5, poolSize: 20, offeredRatePerSecond: 100, achievedRatePerSecond: 100,
                verdict, because: "", valid: true, cpuMsPerRequest: 0.5, eventLoop: { blockedShare: 0.1 },
                responseTime: { p99Ms: Number(trials[0]), nullBecause: {} }, validTrials: trials.length,
                trials: trials.map((p99Ms) => ({ valid: true, p99Ms: Number(p99Ms) })) });
              const rows = [row("reactive-session", advised.split(" ")), row("blocking-on-event-loop", other.split(" "))];
              const usualAdvice = tested.map((outcome) => ({ dbLatencyMs: 5, poolSize: 20, outcome }));
              const { stand, but } = claims({ rows, usualAdvice, parameters: {}, ratePerSecond: 100 })[1];
              return stand + (but && "; " + but);
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "HELD,Faster here",
        "NO_DIFFERENCE,No difference shown here",
        "BOTH_BAD,Helps nobody here",
        "NOT_TESTED,Cannot be told from what was measured"
    })
    void whatTheServiceTestedGoesBeforeThePagesOwnRule(String tested, String expected) {
        assertEquals(expected, claim("OK 9 9.3", "OK 9 9.3", tested));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # 10 % apart and more, but the trials of the one lie 6 ms apart
                    OK 4 9 10  | OK 12 16 18  | No difference shown here
                    OK 3 3.1   | OK 9 9.3     | Faster here
                    OK 9 9.3   | OK 3 3.1     | Not faster here; This contradicts the usual advice: the blocking session answered faster with +5 ms.
                    OK 3 8     | BAD 9 90     | Better here
                    BAD 9 90   | OK 3 8       | Not better here; This contradicts the usual advice: the blocking session was judged better with +5 ms.
                    BAD 9 9.3  | BAD 90 91    | Helps nobody here
                    # one trial shows no spread
                    OK 3       | OK 9         | Cannot be told from what was measured
                    INCONCLUSIVE 3 3.1 | OK 9 9.3 | Cannot be told from what was measured
                    """)
    void fasterIsWhatWasJudgedToBe(String advised, String other, String expected) {
        assertEquals(expected, claim(advised, other));
    }

    private Object claim(String advised, String other, String... tested) {
        try (Visitor visitor = visitor(1280, false)) {
            List<String> told = new ArrayList<>(List.of(Assets.all().folder(), advised, other));
            told.addAll(List.of(tested));
            return visitor.opens("/learn?experiment=example").page().evaluate(FASTER, told);
        }
    }
}
