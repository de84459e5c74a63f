package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.problem.Problem;
import dev.sessionmark.platform.problem.Problem.FieldError;
import dev.sessionmark.setup.SessionSetup;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {

    private static final PlanReader READER = new PlanReader(PlanLimits.DEFAULTS, 0);
    private static final String TARGET =
            "\"targets\":[{\"name\":\"other\",\"url\":\"http://127.0.0.1/\"}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    {"setups":[]}                        | setups           | must name at least one setup where there are no targets, or be left out
                    {"setups":["all","no-pool"]}         | setups[0]        | "all" must stand alone
                    {"setups":["no-pool","no-pool"]}     | setups[1]        | is there twice: "no-pool"
                    {"workload":"tpcc"}                  | workload         | unknown: "tpcc"; known are select-only, simple-update, tpcb-like
                    {"scale":0}                          | scale            | must be from 1 to 1000, not 0
                    {"scale":1001}                       | scale            | must be from 1 to 1000, not 1001
                    {"rate":"fast"}                      | rate             | must be a number per second, or "auto" alone, not "fast"
                    {"rate":"NaN"}                       | rate             | must be from 1 to 200000, not NaN
                    {"rate":0.5}                         | rate             | must be from 1 to 200000, not 0.5
                    {"rate":5,"users":5}                 | users            | must not be combined with rate: it is one load model or the other
                    {"users":5,"arrivals":"poisson"}     | arrivals         | must not be combined with users: users have no arrivals
                    {"arrivals":"uniform"}               | arrivals         | unknown: "uniform"; known are constant, poisson
                    {"users":0}                          | users            | must be from 1 to 10000, not 0
                    {"connections":5000}                 | connections      | must be from 1 to 4096, not 5000
                    {"maxInFlight":0}                    | maxInFlight      | must be from 1 to 65536, not 0
                    {"timeoutSeconds":0}                 | timeoutSeconds   | must be from 0.1 to 3600, not 0
                    {"poolSize":501}                     | poolSize         | must be from 1 to 500, not 501
                    {"dbLatencyMs":[]}                   | dbLatencyMs      | must have 1 to 20 entries, not 0
                    {"dbLatencyMs":[0,5,5.0]}            | dbLatencyMs[2]   | is there twice: 5
                    {"dbLatencyMs":[0,-1]}               | dbLatencyMs[1]   | must be from 0 to 10000, not -1
                    {"dbLatencyMs":[null]}               | dbLatencyMs      | must be a number
                    {"rate":[200,"fast"]}                | rate[1]           | must be a number per second, or "auto" alone, not "fast"
                    {"rate":["auto",200]}                | rate[0]           | must be a number per second, or "auto" alone, not "auto"
                    {"rate":[200,0]}                     | rate[1]          | must be from 1 to 200000, not 0
                    {"rate":[]}                          | rate             | must have 1 to 20 entries, not 0
                    {"poolSize":[5,5]}                   | poolSize[1]      | is there twice: 5
                    {"poolSize":[1,2,3,4],"rate":[1,2,3]} | dbLatencyMs     | times poolSize and rate must be at most 20 combinations, not 24
                    {"poolSize":2.5}                     | poolSize         | must be a whole number
                    {"users":[8,"many"]}                 | users[1]         | must be a whole number, not "many"
                    {"eventLoops":0}                     | eventLoops       | must be from 1 to 64, not 0
                    {"thinkMs":[0,1001]}                 | thinkMs[1]       | must be from 0 to 1000, not 1001
                    {"slowCallMs":10001}                 | slowCallMs       | must be from 0 to 10000, not 10001
                    {"warmupSeconds":-1}                 | warmupSeconds    | must be from 0 to 3600, not -1
                    {"durationSeconds":0.5}              | durationSeconds  | must be from 1 to 3600, not 0.5
                    {"rounds":0}                         | rounds           | must be from 1 to 100, not 0
                    {"rounds":9}                         | rounds           | must leave at least 500 ms of durationSeconds to each, not 444
                    {"rounds":2,"budgetSeconds":300}     | rounds           | must be 1 with budgetSeconds, which says how many there are
                    {"trials":1,"budgetSeconds":300}     | trials           | must be at least 2 with budgetSeconds: one trial has no spread
                    {"budgetSeconds":5}                  | budgetSeconds    | must be from 10 to 14400, not 5
                    {"budgetSeconds":219}                | budgetSeconds    | must be at least 220 for so many setups and conditions, or warmupSeconds less
                    {"budgetSeconds":87,"aa":true,"setups":"no-pool"} | budgetSeconds | must be at least 88 for so many setups and conditions, or warmupSeconds less
                    {"precisionPercent":10}              | precisionPercent | has no effect without budgetSeconds
                    {"precisionPercent":0,"budgetSeconds":300} | precisionPercent | must be from 1 to 100, not 0
                    {"trials":51}                        | trials           | must be from 1 to 50, not 51
                    {"aa":true}                          | setups           | must name exactly one setup with aa, not 5
                    {"aa":true,"setups":["no-pool"],"trials":3} | trials    | must be at least 4 with aa, half of them on either side: one trial has no spread
                    {"trials":"10"}       | trials    | must be a whole number
                    {"trials":""}         | trials    | must be a whole number
                    {"trials":1.5}        | trials    | must be a whole number
                    {"trials":99999999999} | trials   | must be a whole number from -2147483648 to 2147483647
                    {"durationSeconds":"4"} | durationSeconds | must be a number
                    {"durationSeconds":1e400} | durationSeconds | must be from 1 to 3600, not Infinity
                    {"aa":1}              | aa        | must be true or false
                    {"aa":"true"}         | aa        | must be true or false
                    {"rate":[[1]]}        | rate      | must be a number per second, or "auto" alone
                    {"dbLatencyMs":"5"}   | dbLatencyMs | must be a number, not "5"
                    {"dbLatencyMs":[[1]]} | dbLatencyMs | must be a number
                    {"setups":{},"aa":true} | setups[0] | must be a string
                    {"seed":9223372036854775808}         | seed             | must be a whole number from -9223372036854775808 to 9223372036854775807
                    {"targets":{}}                       | targets          | must be an array
                    {"profile":true,"setups":"all","dbLatencyMs":[0,1,2,3,4,5]} | profile | is for at most 50 setups times conditions, not 54
                    {"targets":[null]}                   | targets[0]       | must be an object
                    """)
    void oneWrongFieldIsNamedWithWhatIsAllowed(String body, String field, String message) {
        assertEquals(List.of(new FieldError(field, message)), Plans.errors(body));
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        List<FieldError> errors = Plans.errors("{\"trials\":0,\"scale\":0,\"setups\":[\"x\"]}");

        assertEquals(
                List.of("scale", "trials", "setups[0]"),
                errors.stream().map(FieldError::field).toList());
        assertEquals(
                "unknown: \"x\"; known are " + String.join(", ", SessionSetup.ids()),
                errors.getLast().message());
    }

    @Test
    void wrongFieldsOfEveryKindAreNamedAtOnce() {
        List<FieldError> errors =
                Plans.errors("{\"trails\":2,\"scale\":\"x\",\"trials\":0,\"durationSeconds\":{}}");

        assertEquals(
                List.of("scale", "durationSeconds", "trials", "trails"),
                errors.stream().map(FieldError::field).toList());
        assertEquals("must be a number", errors.get(1).message());
        assertEquals("must be from 1 to 50, not 0", errors.get(2).message());
        assertTrue(errors.get(3).message().startsWith("is not known; known are aa, arrivals"));
    }

    @Test
    void everyElementKeepsItsIndexAndIsNamedOnce() {
        assertEquals(
                List.of("dbLatencyMs[1]", "dbLatencyMs[2]", "dbLatencyMs[3]"),
                Plans.errors("{\"dbLatencyMs\":[0,\"x\",-1,{\"a\":1}]}").stream()
                        .map(FieldError::field)
                        .toList());
    }

    @Test
    void nobodyIsToldOfAThousandErrors() {
        String body =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> "\"x" + i + "\":1")
                        .collect(Collectors.joining(",", "{", "}"));

        assertEquals(20, Plans.errors(body).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"\"", "\"x\"", "true"})
    void whatIsNoObjectHasNoFields(String body) {
        Problem problem = Plans.problem(READER, Plans.json(body));

        assertEquals(400, problem.status());
        assertEquals("The request's body is not the object expected.", problem.detail());
        assertEquals(List.of(), problem.errors());
    }

    @Test
    void whatIsWrongInsideATargetIsSaidOnce() {
        assertEquals(
                List.of("targets[0].uri"),
                Plans.errors("{\"targets\":[{\"name\":\"a\",\"uri\":\"http://127.0.0.1/\"}]}")
                        .stream()
                        .map(FieldError::field)
                        .toList());
    }

    /** Minutes of measuring are not what becomes of a body that got lost. */
    @Test
    void nothingAsksForNothing() {
        for (JsonNode nothing :
                new JsonNode[] {
                    null,
                    JsonNodeFactory.instance.nullNode(),
                    JsonNodeFactory.instance.missingNode()
                }) {
            Problem problem = Plans.problem(READER, nothing);
            assertEquals(400, problem.status());
            assertEquals("A plan is an object; {} asks for everything as usual.", problem.detail());
        }
    }

    @Test
    void oneValueStandsForAList() {
        ExperimentPlan plan =
                Plans.asked("{\"setups\":\"no-pool\",\"dbLatencyMs\":5,\"rate\":100}");

        assertEquals(List.of("no-pool"), plan.setups());
        assertEquals(List.of(5.0), plan.values(Factors.DB_LATENCY));
        assertEquals(List.of(100.0), plan.values(Factors.RATE));
    }

    /**
     * Also above what makes sense elsewhere: it is not taken for a rate of the program's choice.
     */
    @Test
    void aRaisedLimitIsTheLimit() {
        Duration hour = Duration.ofHours(1);
        PlanReader generous =
                new PlanReader(
                        new PlanLimits.Fixed(60, hour, hour, 1_000, 300_000, 64, 1, 20, List.of()),
                        0);
        ExperimentPlan plan =
                generous.read(Plans.json("{\"trials\":60,\"rate\":250000,\"setups\":\"no-pool\"}"));

        assertEquals(60, plan.trials());
        assertEquals(List.of(250_000.0), plan.values(Factors.RATE));
        assertEquals(plan, Plans.of(Plans.json(plan).toString()));
        assertEquals(
                "must be from 1 to 50, not 60",
                Plans.errors("{\"trials\":60}").getFirst().message());
    }

    @Test
    void aNativeImageCannotBeProfiled() {
        PlanReader natively = new PlanReader(PlanLimits.DEFAULTS, 0, true, OptionalLong.empty());
        assertEquals(
                List.of(
                        new FieldError(
                                "profile", "needs a JVM: a native image cannot be profiled")),
                Plans.problem(natively, Plans.json("{\"profile\": true}")).errors());
        assertFalse(natively.read(Plans.json("{\"profile\": false}")).profile());
        assertTrue(Plans.asked("{\"profile\": true}").profile());
    }

    /**
     * The load generator's end of each connection, and of each of 2 x 20 database connections both
     * ends of the latency proxy, and what the API may need; the system under test has both pools
     * alone.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                    | 0   | 320 + 64 + 80
                    {"connections": 1000}                                 | 0   | 320 + 1000 + 80
                    {"connections": 1000, "dbLatencyMs": [0]}             | 0   | 320 + 1000 + 40
                    {"connections": 8, "poolSize": [5, 500]}              | 0   | 320 + 8 + 2000
                    {"connections": 8, "poolSize": 500, "dbLatencyMs": 0} | 0   | 320 + 8 + 1000
                    {}                                                    | 552 | 320 + 64 + 552 + 80
                    {"dbLatencyMs": 0}                                    | 552 | 320 + 64 + 552
                    {"connections": 8, "poolSize": 500, "dbLatencyMs": 0} | 552 | 320 + 8 + 1000
                    """)
    void eachConnectionTakesAnOpenFileOfTheProcess(String body, int api, String terms) {
        long needed = Stream.of(terms.split(" \\+ ")).mapToLong(Long::parseLong).sum();
        JsonNode asked = Plans.json(body);
        withOpenFiles(needed, api).read(asked);
        List<FieldError> errors = Plans.problem(withOpenFiles(needed - 1, api), asked).errors();
        assertEquals(1, errors.size(), errors::toString);
        assertEquals("connections", errors.getFirst().field());
        String message = errors.getFirst().message();
        assertTrue(message.contains("need " + needed + " open files"), message);
        assertTrue(message.contains("the limit is " + (needed - 1)), message);
        assertEquals(api > 0, message.contains(api + " for the API"), message);
    }

    private static PlanReader withOpenFiles(long limit, int api) {
        return new PlanReader(PlanLimits.DEFAULTS, api, false, OptionalLong.of(limit));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "dbLatencyMs":5        | dbLatencyMs | must have 0 among its values with targets: nothing can be added to a service that runs already
                    "thinkMs":[1,2]        | thinkMs     | must have 0 among its values with targets: nothing can be added to a service that runs already
                    "poolSize":[5,20]      | poolSize    | must be one value with targets, which have what they were started with
                    "aa":true              | setups      | must name exactly one setup with aa, not 6
                    """)
    void whatAServiceCannotDoIsNotAskedOfIt(String asked, String field, String message) {
        assertEquals(
                List.of(new FieldError(field, message)),
                Plans.errors("{%s,%s}".formatted(TARGET, asked)));
    }

    @Test
    void aServiceMayStandAlone() {
        assertEquals(
                List.of("other"),
                Plans.asked("{\"setups\":[],%s,\"dbLatencyMs\":0}".formatted(TARGET)).arms());
    }
}
