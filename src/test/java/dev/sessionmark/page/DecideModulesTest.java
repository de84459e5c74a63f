package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Route;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of Limits, Advice and Quiz in the browser that runs it, against known answers. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DecideModulesTest extends InBrowser {

    /** Makes rows: valid, with two trials 2 % below and above their p99. */
    private static final String ROWS =
            """
            const row = (setup, dbLatencyMs, rate, poolSize, verdict, p99Ms, trials = [p99Ms * 0.98, p99Ms * 1.02]) => ({
              setup, dbLatencyMs, poolSize, offeredRatePerSecond: rate + 0.3, verdict, because: "", valid: true,
              responseTime: { p99Ms, nullBecause: {} }, validTrials: trials.length,
              trials: trials.map((p99Ms) => ({ valid: true, p99Ms })) });
            const comparison = (...rows) => ({ rows, parameters: { rate: ["100", "400"] }, ratePerSecond: null });
            const A = "reactive-session", B = "blocking-on-event-loop";
            """;

    private static Visitor visitor;

    @AfterAll
    static void leave() {
        if (visitor != null) {
            visitor.close();
            visitor = null;
        }
    }

    /** A page without a view: the modules under test load what they import and nothing else. */
    @BeforeEach
    void open() {
        if (visitor == null) {
            visitor = visitor(1280, false);
            visitor.page()
                    .route(
                            "**/favicon.ico",
                            route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
            visitor.page()
                    .route("**/blank", route -> answer(route, 200, "text/html", "<!doctype html>"));
            visitor.page().navigate("/blank");
        }
    }

    /** The value of an expression as JSON; m is the module. */
    private String of(String module, String expression) {
        return (String)
                visitor.page()
                        .evaluate(
                                "async () => { const m = await import('%s/%s'); const f = await import('%s/lib/factors.js'); const c = await import('%s/lib/crossing.js'); %s return JSON.stringify(%s); }"
                                        .formatted(
                                                Assets.all().folder(),
                                                module,
                                                Assets.all().folder(),
                                                Assets.all().folder(),
                                                ROWS,
                                                expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    OK,OK,BAD,BAD      | {"kind":"between","from":2,"to":5}
                    OK,OK,OK,OK        | {"kind":"none","from":0,"to":10}
                    CAUTION,BAD,BAD,BAD| {"kind":"always","from":0,"to":0}
                    OK,BAD,OK,BAD      | {"kind":"mixed","from":0,"to":10}
                    OK,INCONCLUSIVE,BAD,BAD | {"kind":"between","from":0,"to":5}
                    INCONCLUSIVE,INCONCLUSIVE,INCONCLUSIVE,BAD | {"kind":"unknown"}
                    """)
    void aCrossoverLiesBetweenJudgedConditions(String verdicts, String expected) {
        String crossing =
                """
                c.crossing(m.steps(f.cells(comparison(...[0, 2, 5, 10].flatMap((ms, i) => [
                  row(A, ms, 100, 20, "OK", 3), row(B, ms, 100, 20, "%s".split(",")[i], 4)]))),
                  "distance", A, B, { rate: 100, pool: 20 }))"""
                        .formatted(verdicts.strip());
        assertEquals(expected, of("lib/crossover.js", crossing));
    }

    @Test
    void whereBothAreBadNothingIsSaid() {
        assertEquals(
                "[\"unknown\",\"none\"]",
                of(
                        "lib/crossover.js",
                        """
                        m.steps(f.cells(comparison(
                          row(A, 0, 100, 20, "BAD", 3), row(B, 0, 100, 20, "BAD", 4),
                          row(A, 5, 100, 20, "OK", 3), row(B, 5, 100, 20, "OK", 9))),
                          "distance", A, B, {}).map((one) => one.outcome)"""));
    }

    @Test
    void aSmallPoolIsHarderThanALargeOne() {
        assertEquals(
                "{\"kind\":\"between\",\"from\":20,\"to\":5}",
                of(
                        "lib/crossover.js",
                        """
                        c.crossing(m.steps(f.cells(comparison(...[5, 20, 50].flatMap((pool) => [
                          row(A, 5, 100, pool, "OK", 3), row(B, 5, 100, pool, pool < 20 ? "BAD" : "OK", 4)]))),
                          "pool", A, B, { rate: 100, distance: 5 }))"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # 300/s over 3 replicas are 100/s; 5 ms is the next measured distance that is not nearer than 3 ms
                    300,3,3,20  | {"condition":[5,100,20],"missing":[]}
                    90,0,20,1   | {"condition":[0,100,20],"missing":[]}
                    # a pool of 10 is smaller than any measured, so the measured ones are easier
                    90,0,10,1   | {"condition":null,"missing":["pool"]}
                    900,20,20,1 | {"condition":null,"missing":["distance","rate"]}
                    # 400/s was measured, and 5 ms too, but not together
                    400,5,20,1  | {"condition":null,"missing":[]}
                    """)
    void theVisitorsConditionIsTheNearestThatIsAtLeastAsHard(String own, String expected) {
        String[] figures = own.strip().split(",");
        boolean threeReplicas = own.strip().startsWith("300");
        String matched =
                """
                (({ condition, missing }) => ({ condition: condition && [condition.distance, condition.rate, condition.pool], missing }))(
                m.match(f.cells(comparison(
                  row(A, 0, 100, 20, "OK", 3), row(A, 5, 100, 20, "OK", 3), row(A, 0, 400, 20, "OK", 3))),
                  { rate: %s, distance: %s, pool: %s, replicas: %s }))"""
                        .formatted(
                                figures[0],
                                threeReplicas ? figures[2] : figures[1],
                                threeReplicas ? figures[3] : figures[2],
                                threeReplicas ? figures[1] : figures[3]);
        assertEquals(expected, of("lib/match.js", matched));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # every trial above, and farther apart than either's trials
                    3, 3.1 | 9, 9.3   | "b"
                    9, 9.3 | 3, 3.1   | "a"
                    # the gap of 1 is smaller than the spread of 3
                    3, 6   | 7, 8     | "same"
                    3, 5   | 4, 6     | "same"
                    # under the least ratio of 1.1
                    10, 10.1 | 10.6, 10.7 | "same"
                    # one trial shows no spread
                    3      | 9, 9.3   | "unknown"
                    """)
    void aHigherP99IsOneOnlyBeyondTheTrials(String a, String b, String expected) {
        assertEquals(
                expected,
                of(
                        "lib/judged.js",
                        "m.higherP99(row(A, 0, 100, 20, 'OK', 5, [%s]), row(B, 0, 100, 20, 'OK', 5, [%s]))"
                                .formatted(a, b)));
    }

    @ParameterizedTest
    @CsvSource({
        "OK,3,BAD,9,held,verdict",
        "BAD,9,OK,3,contradicted,verdict",
        "OK,9,OK,3,contradicted,p99",
        "OK,3,OK,9,held,p99",
        "OK,3,OK,3,none,p99",
        // CAUTION is a word of warning about one setup, not a difference between two.
        "OK,3,CAUTION,3,none,p99",
        "CAUTION,3,OK,9,held,p99",
        "BAD,3,BAD,9,both,verdict"
    })
    void aTipIsTestedByVerdictFirstAndThenByP99(
            String verdictA, int a, String verdictB, int b, String kind, String by) {
        assertEquals(
                "{\"kind\":\"%s\",\"by\":\"%s\"}".formatted(kind, by),
                of(
                        "lib/judged.js",
                        "m.outcome(row(A, 0, 100, 20, '%s', %d), row(B, 0, 100, 20, '%s', %d))"
                                .formatted(verdictA, a, verdictB, b)));
    }

    @ParameterizedTest
    @CsvSource({
        // 400/s x 10 ms = 4 busy; 4 + 3 x 2 = 10
        "400,10,3,'{\"busy\":4,\"pool\":10,\"total\":30}'",
        // 100/s x 10 ms = 1; 1 + 3 = 4
        "100,10,1,'{\"busy\":1,\"pool\":4,\"total\":4}'",
        "1,1,1,'{\"busy\":0.001,\"pool\":2,\"total\":2}'"
    })
    void thePoolFollowsLittlesLaw(int rate, int holdMs, int replicas, String expected) {
        assertEquals(
                expected,
                of("advice/pool.js", "m.poolFor(%d, %d, %d)".formatted(rate, holdMs, replicas)));
    }

    @Test
    void limitsAreRoundedUpAndLoopsObeyPhysics() {
        assertEquals(
                "[100,200,100,500,1000]",
                of(
                        "advice/pool.js",
                        "[m.limitFor(2), m.limitFor(11), m.limitFor(10), m.limitFor(47), m.limitFor(51)]"));
        assertEquals("400", of("advice/pool.js", "m.loopsCarry(2, 5)"));
        assertEquals(
                "[true,false,null]",
                of("advice/pool.js", "[m.fits(97, 100), m.fits(98, 100), m.fits(9, 0)]"));
    }

    @Test
    void aSweepKnowsItsLength() {
        String plan =
                "{ setups: ['a', 'b'], trials: 2, dbLatencyMs: [0, 5], rate: ['100', '400'],"
                        + " poolSize: [10, 20], warmupSeconds: 5, durationSeconds: 3 }";
        // 3 + 2 x 2 x 2 processes x (2 + 5 + 4 windows x (0.8 + 3 + 1)) = 3 + 8 x 26.2
        assertEquals("212.6", of("lib/estimate.js", "m.estimate(%s)".formatted(plan)));
        assertEquals("8", of("limits/sweep-plan.js", "m.conditionsIn(%s)".formatted(plan)));
        assertEquals("10", of("limits/sweep-plan.js", "m.secondsForP99(%s)".formatted(plan)));
        assertEquals(
                "[[0,1,5],\"\",\"\\\"x\\\" is not a number from 0 to 9\",\"a number is needed\"]",
                of(
                        "limits/sweep-plan.js",
                        """
                        (() => { const l = { least: 0, most: 9 };
                          return [m.numbers("5, 1 0,1", l).values, m.numbers("5, 1", l).fault, m.numbers("1, x", l).fault, m.numbers(" ", l).fault]; })()"""));
    }

    @Test
    void aShareNearAnEdgeIsNotAsked() {
        assertEquals(
                "[0,null,1,2,null,3]",
                of(
                        "quiz/classes.js",
                        "[0.1, 0.34, 0.5, 0.8, 0.978, 1].map((share) => m.carriedClasses(share).right)"));
    }
}
