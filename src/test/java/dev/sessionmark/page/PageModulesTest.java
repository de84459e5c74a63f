package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.measurement.factor.Factors;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of the modules in the browser that runs it, against known answers. */
@QuarkusTest
class PageModulesTest extends InBrowser {

    /** Makes comparisons of conditions, and pairs judged under them. */
    private static final String COMPARISON =
            """
            const condition = (dbLatencyMs, ratePerSecond, poolSize) => ({
              id: `${dbLatencyMs}ms`, shortLabel: `+${dbLatencyMs} ms`, dbLatencyMs, ratePerSecond, poolSize });
            const comparison = (...conditions) => ({ conditions, rows: [] });
            const pair = (outcome, p99) => ({ condition: "5ms", a: "x", b: "y", outcome, by: "P99", sentence: "said", p99: { outcome: p99 } });
            """;

    /** Every page brings the register of factors. */
    private static final String BLANK =
            "<!doctype html><meta name=\"sessionmark-factors\" content=\"%s\">"
                    .formatted(new PlanForm().factors().replace("\"", "&quot;"));

    private static Visitor shared;

    /** A page without a view: the modules under test load what they import and nothing else. */
    @Override
    @BeforeEach
    void arrive() {
        if (shared == null) {
            super.arrive();
            shared = visitor;
            page.route("**/favicon.ico", route -> answer(route, 204, "image/x-icon", ""));
            page.route("**/blank", route -> answer(route, 200, "text/html", BLANK));
            page.navigate("/blank");
        }
        page = shared.page();
    }

    @Override
    void leave() {}

    @AfterAll
    static void leaveForGood() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    /** The value of an expression as JSON; m is the module. */
    private String of(String module, String expression) {
        return (String)
                page.evaluate(
                        "async () => { const m = await import('%s/%s'); const f = await import('%s/comparison/factors.js'); %s return JSON.stringify(%s); }"
                                .formatted(
                                        Assets.all().folder(),
                                        module,
                                        Assets.all().folder(),
                                        COMPARISON,
                                        expression));
    }

    @ParameterizedTest
    @CsvSource({
        "x,y,A_BETTER,A_LOWER",
        "y,x,B_BETTER,B_LOWER",
    })
    void aPairIsReadFromBothSides(String a, String b, String outcome, String p99) {
        assertEquals(
                "{\"outcome\":\"%s\",\"p99\":\"%s\",\"by\":\"P99\",\"sentence\":\"said\"}"
                        .formatted(outcome, p99),
                of(
                        "comparison/outcomes.js",
                        "m.pairOf({ pairs: [pair('A_BETTER', 'A_LOWER')] }, '5ms', '%s', '%s')"
                                .formatted(a, b)));
    }

    @Test
    void whatIsTheSameOrUnknownIsSoFromBothSides() {
        assertEquals(
                "[\"SAME\",\"CANNOT_TELL\",null]",
                of(
                        "comparison/outcomes.js",
                        """
                        [m.pairOf({ pairs: [pair('SAME', 'SAME')] }, '5ms', 'y', 'x').outcome,
                          m.pairOf({ pairs: [pair('CANNOT_TELL', 'CANNOT_TELL')] }, '5ms', 'y', 'x').outcome,
                          m.pairOf({ pairs: [pair('SAME', 'SAME')] }, '0ms', 'x', 'y')]"""));
    }

    @Test
    void theCrossoverOfAPairIsThatOfItsFactorAndItsOtherFactors() {
        assertEquals(
                "[\"pool 20\",\"pool 5\",null,null]",
                of(
                        "comparison/outcomes.js",
                        """
                        (() => { const of = (conditions, sentence) => ({ a: "x", b: "y", factor: "dbLatencyMs", conditions, sentence });
                          const all = { crossovers: [of(["0ms-pool20", "5ms-pool20"], "pool 20"), of(["0ms-pool5", "5ms-pool5"], "pool 5")] };
                          const said = (...of) => m.crossoverOf(all, ...of)?.sentence ?? null;
                          return [said("x", "y", "dbLatencyMs", "5ms-pool20"), said("y", "x", "dbLatencyMs", "0ms-pool5"),
                            said("x", "y", "poolSize", "5ms-pool20"), said("x", "z", "dbLatencyMs", "5ms-pool20")]; })()"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # 5 ms is the next measured one that is not nearer than 3 ms
                    100,3,20 | {"condition":[5,100,20],"missing":[]}
                    90,0,20  | {"condition":[0,100,20],"missing":[]}
                    # a pool of 10 is smaller than any measured, so the measured ones are easier
                    90,0,10  | {"condition":null,"missing":["poolSize"]}
                    900,20,20| {"condition":null,"missing":["dbLatencyMs","ratePerSecond"]}
                    # 400/s was measured, and 5 ms too, but not together
                    400,5,20 | {"condition":null,"missing":[]}
                    # of a factor that is not named anything will do
                    400,0    | {"condition":[0,400,20],"missing":[]}
                    """)
    void theVisitorsConditionIsTheNearestThatIsAtLeastAsHard(String wanted, String expected) {
        String matched =
                """
                (([ratePerSecond, dbLatencyMs, poolSize]) => {
                  const { condition: found, missing } = m.match(f.conditionsOf(comparison(
                    condition(0, 100, 20), condition(5, 100, 20), condition(0, 400, 20))),
                    { ratePerSecond, dbLatencyMs, poolSize });
                  return { condition: found && [found.dbLatencyMs, found.ratePerSecond, found.poolSize],
                    missing: missing.map(({ name }) => name) };
                })([%s])"""
                        .formatted(wanted);
        assertEquals(expected, of("comparison/factors.js", matched));
    }

    /** A claim in Learn says what the service judged, whatever its figures look like. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    A_BETTER A_BETTER       | Better here
                    SAME A_BETTER           | Better here, but not everywhere
                    B_BETTER A_BETTER       | Better here, but elsewhere worse; This contradicts the usual advice: the blocking session was better with +0 ms.
                    B_BETTER B_BETTER       | Not better here; This contradicts the usual advice: the blocking session was better at every distance measured.
                    SAME CANNOT_TELL        | No difference here
                    BOTH_BAD CANNOT_TELL    | Helps nobody here
                    CANNOT_TELL CANNOT_TELL | Cannot be told from what was measured
                    """)
    void fasterIsWhatWasJudgedToBe(String outcomes, String said) {
        assertEquals(said, page.evaluate(FASTER, List.of(Assets.all().folder(), outcomes)));
    }

    /**
     * Of each pair of outcomes, at 0 and 5 ms: the stand of the second claim and what contradicts
     * the advice.
     */
    private static final String FASTER =
            """
            async ([folder, outcomes]) => {
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
              return said(outcomes.split(" "));
            }
            """;

    @Test
    void replicasShareTheRateAndNothingElse() {
        assertEquals(
                "{\"dbLatencyMs\":5,\"poolSize\":20,\"ratePerSecond\":100}",
                of(
                        "lib/own-figures.js",
                        "m.perReplica({ rate: 300, dbLatencyMs: 5, poolSize: 20, replicas: 3 })"));
    }

    /** The words of a factor are those that the terminal has for it. */
    @Test
    void aFactorSaysItsValuesAsTheServiceDoes() {
        List<Double> values = List.of(0.0, 1.0, 2.5, 40.0, 1500.0);
        String said =
                Factors.ALL.stream()
                        .map(
                                factor ->
                                        values.stream()
                                                .map(factor::shortLabel)
                                                .collect(Collectors.joining("; ")))
                        .collect(Collectors.joining("|", "\"", "\""));
        assertEquals(
                said,
                of(
                        "lib/factor-register.js",
                        "m.FACTORS.map(({ says }) => %s.map(says).join('; ')).join('|')"
                                .formatted(values)));
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
        assertEquals("8", of("lib/estimate.js", "m.trialsIn(%s)".formatted(plan)));
        assertEquals("8", of("limits/sweep.js", "m.conditionsIn(%s)".formatted(plan)));
        assertEquals("10", of("limits/sweep.js", "m.secondsForP99(%s)".formatted(plan)));
        assertEquals(
                "[[0,1,5],\"\",\"\\\"x\\\" is not a number from 0 to 9\",[]]",
                of(
                        "limits/sweep.js",
                        """
                        (() => { const l = { least: 0, most: 9 };
                          return [m.numbers("5, 1 0,1", l).values, m.numbers("5, 1", l).fault, m.numbers("1, x", l).fault, m.numbers(" ", l).values]; })()"""));
    }

    /** Phases add up within a request; medians of them do not: 2 and 2, but 10 together. */
    @Test
    void theMedianCostIsThatOfWholeRequests() {
        assertEquals(
                "[{\"ms\":10,\"share\":0.5},{\"ms\":2,\"share\":0.225},{\"ms\":3,\"share\":0.75}]",
                of(
                        "code/costs.js",
                        """
                        (() => { const one = (pool, database, responseTimeMs) => ({ phasesMs: { pool, database }, responseTimeMs });
                          const three = [one(1, 9, 20), one(9, 1, 40), one(2, 2, 8)];
                          return [m.costOf(three, ["pool", "database"]), m.costOf(three, ["pool"]),
                            m.costOf([one(2, 9, 4), one(4, 9, 4)], ["pool"])]; })()"""));
    }

    /** 3 ms in the browser; 80 of 100 ms on the server, of which 10 and 50 are told. */
    @Test
    void thePartsOfARequestAreItsWhole() {
        assertEquals(
                "[3,20,10,50,21]",
                of(
                        "try/parts.js",
                        """
                        m.partsOf({ start: 1000, sent: 1003, firstByte: 1103, end: 1104 },
                          m.serverTiming("acquire;dur=10.00, db;dur=50.00, hold;dur=60.00, total;dur=80.00"))
                          .map((p) => p.to - p.from)"""));
    }

    @Test
    void aCommandNamesServicesOfOtherPrograms() {
        assertEquals(
                "\"./sessionmark compare --setups none --trials 2"
                        + " --target 'mine=http://127.0.0.1:8000/{aid}?a=1&b=2' --bystander mine=/up\"",
                of(
                        "lib/command.js",
                        """
                        m.command({ setups: [], trials: 2, targets: [
                          { name: "mine", url: "http://127.0.0.1:8000/{aid}?a=1&b=2", bystander: "/up" }] })"""));
    }

    @Test
    void aLiveFigureOfAnotherConditionAtTheSameDistanceIsNoPoint() {
        assertEquals(
                "[true,false,9]",
                of(
                        "minute/live-points.js",
                        """
                        (() => { const live = m.livePoints();
                          const figure = (condition, p50Ms) =>
                            ({ setup: "reactive-session", phase: "WINDOW", dbLatencyMs: 5, condition, p50Ms });
                          return [live.add(figure("5ms-200rps", 9)), live.add(figure("5ms-500rps", 90)),
                            live.over([])[0].live.advice.p50Ms]; })()"""));
    }

    @Test
    void aShareNearAnEdgeIsNotAsked() {
        assertEquals(
                "[0,null,1,2,null,3]",
                of(
                        "quiz/measured.js",
                        "[0.1, 0.34, 0.5, 0.8, 0.978, 1].map((share) => m.carriedClasses(share).right)"));
    }

    @Test
    void theLinesOfAPlotAreWhereTheVerdictChanged() {
        assertEquals(
                "[{\"value\":12.5,\"label\":\"good up to 12.5 ms\"},{\"value\":1000,\"label\":\"bad from 1 s\"}]",
                of(
                        "comparison/comparison.js",
                        "m.loopThresholds({ loopDelayGoodMs: 12.5, loopDelayBadMs: 1000 })"));
    }

    /** The same table as that of the terminal, see {@code RoundingTest}. */
    @Test
    void figuresAreRoundedAsInTheTerminal() throws IOException {
        List<String[]> known = rounding();
        String values =
                known.stream()
                        .map(one -> "['%s', %s]".formatted(one[0], one[1]))
                        .collect(Collectors.joining(", "));
        String rounded =
                of(
                        "lib/format.js",
                        """
                        [%s].map(([kind, value]) => kind === "cpu" ? m.cpu(value).replace(" ms", "")
                          : { time: m.time, percent: m.percent, rate: m.perSecond, count: m.count }[kind](value)).join("|")"""
                                .formatted(values));
        assertEquals(
                known.stream().map(one -> one[2]).collect(Collectors.joining("|", "\"", "\"")),
                rounded);
    }

    private static List<String[]> rounding() throws IOException {
        try (InputStream in = PageModulesTest.class.getResourceAsStream("/rounding.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|"))
                    .toList();
        }
    }
}
