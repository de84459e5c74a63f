package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.setup.SessionSetup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanValidationTest {

    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aNativeImageCannotBeProfiled() throws Exception {
        PlanRequest asked = json.readValue("{\"profile\": true}", PlanRequest.class);
        assertEquals(
                List.of(), PlanValidation.check(asked, PlanLimits.DEFAULTS, false, UNKNOWN, 0));
        assertEquals(
                List.of(
                        new FieldError(
                                "profile", "needs a JVM: a native image cannot be profiled")),
                PlanValidation.check(asked, PlanLimits.DEFAULTS, true, UNKNOWN, 0));
        PlanRequest not = json.readValue("{\"profile\": false}", PlanRequest.class);
        assertEquals(List.of(), PlanValidation.check(not, PlanLimits.DEFAULTS, true, UNKNOWN, 0));
    }

    /**
     * The load generator's end of each connection, and of each of 2 x 20 database connections both
     * ends of the latency proxy; without one the system under test has the most, both pools.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                     | 320 + 64 + 80
                    {"connections": 1000}                                  | 320 + 1000 + 80
                    {"connections": 1000, "dbLatencyMs": [0]}              | 320 + 1000 + 40
                    {"connections": 8, "poolSize": [5, 500]}               | 320 + 8 + 2000
                    {"connections": 8, "poolSize": 500, "dbLatencyMs": 0}  | 320 + 8 + 1000
                    """)
    void eachConnectionTakesAnOpenFileOfTheProcess(String body, String terms) throws Exception {
        long needed = Stream.of(terms.split(" \\+ ")).mapToLong(Long::parseLong).sum();
        assertEquals(List.of(), withOpenFiles(body, needed));
        List<FieldError> errors = withOpenFiles(body, needed - 1);
        assertEquals(1, errors.size(), errors::toString);
        assertEquals("connections", errors.getFirst().field());
        String message = errors.getFirst().message();
        assertTrue(message.contains("need " + needed + " open files"), message);
        assertTrue(message.contains("the limit is " + (needed - 1)), message);
    }

    private List<FieldError> withOpenFiles(String body, long limit) throws Exception {
        return withOpenFiles(body, limit, 0);
    }

    private List<FieldError> withOpenFiles(String body, long limit, int taken) throws Exception {
        return PlanValidation.check(
                read(body), PlanLimits.DEFAULTS, false, OptionalLong.of(limit), taken);
    }

    /** In the service, which has the proxy too; the system under test has none of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                    | 320 + 64 + 552 + 80
                    {"dbLatencyMs": 0}                                    | 320 + 64 + 552
                    {"connections": 8, "poolSize": 500, "dbLatencyMs": 0} | 320 + 8 + 1000
                    """)
    void whatTheApiMayNeedIsNotGivenAway(String body, String terms) throws Exception {
        long needed = Stream.of(terms.split(" \\+ ")).mapToLong(Long::parseLong).sum();
        assertEquals(List.of(), withOpenFiles(body, needed, 552));
        String message = withOpenFiles(body, needed - 1, 552).getFirst().message();
        assertTrue(message.contains("need " + needed + " open files"), message);
        assertTrue(message.contains("552 for the API"), message);
    }

    /** 9 setups x 6 conditions are 54. */
    @Test
    void howMuchIsProfiledIsBounded() throws Exception {
        PlanRequest asked =
                json.readValue(
                        "{\"profile\": true, \"setups\": \"all\", \"dbLatencyMs\": [0, 1, 2, 3, 4, 5]}",
                        PlanRequest.class);
        assertEquals(
                List.of(
                        new FieldError(
                                "profile", "is for at most 50 setups times conditions, not 54")),
                PlanValidation.check(asked, PlanLimits.DEFAULTS, false, UNKNOWN, 0));
    }

    @Test
    void profilingIsNoTrialAndSurvivesTheWayToTheHistory() throws Exception {
        ExperimentPlan plan =
                json.readValue("{\"profile\": true, \"setups\": [\"no-pool\"]}", PlanRequest.class)
                        .toPlan();
        assertEquals(plan, PlanRequest.of(plan).toPlan());
    }

    @Test
    void nothingAskedForMeansTheDefaults() {
        ExperimentPlan plan = PlanRequest.DEFAULT.toPlan();

        assertEquals(
                new ExperimentPlan(
                        List.of(
                                "reactive-session",
                                "blocking-on-event-loop",
                                "blocking-on-worker",
                                "blocking-on-virtual-thread",
                                "reactive-client"),
                        List.of(),
                        "select-only",
                        1,
                        Map.of(
                                Factors.DB_LATENCY, List.of(0.0, 5.0),
                                Factors.POOL_SIZE, List.of(20.0),
                                Factors.RATE, List.of(),
                                Factors.USERS, List.of(),
                                Factors.EVENT_LOOPS, List.of(),
                                Factors.THINK, List.of(0.0)),
                        new ExperimentPlan.Client(false, 64, false, 1024, Duration.ofSeconds(10)),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(4),
                        2,
                        42,
                        false,
                        false,
                        false),
                plan);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"setups":["reactive-session"]}                  | 1
                    {"setups":"all"}                                 | 9
                    {"setups":["all"]}                               | 9
                    {"setups":["no-pool","session-held"]}            | 2
                    """)
    void setupsAreNamedOrAll(String body, int expected) throws Exception {
        assertEquals(expected, read(body).toPlan().setups().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"rate":2000}      | false  | 2000
                    {"rate":"2000.5"}  | false  | 2000.5
                    {"rate":" auto "}  | false  | 0
                    {"users":8}        | true   | 0
                    """)
    void rateAndUsersChooseTheModel(String body, boolean closed, double rate) throws Exception {
        ExperimentPlan plan = read(body).toPlan();

        assertEquals(closed, plan.closed());
        assertEquals(rate == 0 ? List.of() : List.of(rate), plan.values(Factors.RATE));
    }

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
                    {"trials":51}                        | trials           | must be from 1 to 50, not 51
                    {"aa":true}                          | setups           | must name exactly one setup with aa, not 5
                    {"aa":true,"setups":["no-pool"],"trials":3} | trials    | must be at least 4 with aa, half of them on either side: one trial has no spread
                    """)
    void oneWrongFieldIsNamedWithWhatIsAllowed(String body, String field, String message)
            throws Exception {
        assertEquals(List.of(new FieldError(field, message)), PlanValidation.check(read(body)));
    }

    @Test
    void everythingWrongIsSaidAtOnce() throws Exception {
        List<FieldError> errors =
                PlanValidation.check(read("{\"trials\":0,\"scale\":0,\"setups\":[\"x\"]}"));

        assertEquals(
                List.of("setups[0]", "scale", "trials"),
                errors.stream().map(FieldError::field).toList());
        assertEquals(
                "unknown: \"x\"; known are " + String.join(", ", SessionSetup.ids()),
                errors.getFirst().message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}
                    {"rate":1500.5,"arrivals":"poisson","dbLatencyMs":[0.5,2]}
                    {"rate":[200,800],"poolSize":[5,20,50]}
                    {"eventLoops":[1,2],"thinkMs":[0,0.25],"users":[1,8]}
                    {"targets":[{"name":"a","url":"http://h/","method":"POST","headers":{"a":"b"},"body":"{}","bystander":"/h"}]}
                    {"users":8,"aa":true,"setups":["no-pool"],"seed":-3,"timeoutSeconds":0.25}
                    """)
    void aPlanCanBeAskedForAgain(String body) throws Exception {
        ExperimentPlan plan = read(body).toPlan();

        assertEquals(plan, PlanRequest.of(plan).toPlan());
    }

    @Test
    void everyCombinationOfTheFactorsIsACondition() throws Exception {
        ExperimentPlan plan =
                read("{\"poolSize\":[5,20],\"rate\":[200,800],\"dbLatencyMs\":[0,2]}").toPlan();
        assertEquals(
                List.of(
                        "0ms-pool5-200rps",
                        "2ms-pool5-200rps",
                        "0ms-pool5-800rps",
                        "2ms-pool5-800rps",
                        "0ms-pool20-200rps",
                        "2ms-pool20-200rps",
                        "0ms-pool20-800rps",
                        "2ms-pool20-800rps"),
                plan.conditions().stream().map(Condition::id).toList());
        assertEquals(
                List.of(plan.conditions().subList(0, 4), plan.conditions().subList(4, 8)),
                plan.processes());
        assertEquals(20, plan.poolSize(plan.conditions().getLast()));
        assertEquals(
                "+2 ms database latency, a pool of 20, 800 requests/s",
                plan.conditions().getLast().label());
    }

    private static final String TARGET =
            "\"targets\":[{\"name\":\"other\",\"url\":\"http://127.0.0.1/\"}]";

    @Test
    void aServiceIsMeasuredWhereNothingIsAdded() throws Exception {
        ExperimentPlan plan =
                read("{\"setups\":\"no-pool\",\"rate\":[5,9],\"trials\":3,%s}".formatted(TARGET))
                        .toPlan();

        assertEquals(List.of("no-pool", "other"), plan.arms());
        assertEquals(
                List.of("0ms-5rps", "0ms-9rps"),
                plan.conditions().stream()
                        .filter(condition -> plan.measures("other", condition))
                        .map(Condition::id)
                        .toList());
        assertTrue(plan.conditions().stream().allMatch(one -> plan.measures("no-pool", one)));
        assertEquals("0ms-9rps", plan.hardest("other").id());
        assertEquals("5ms-9rps", plan.hardest("no-pool").id());
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
    void whatAServiceCannotDoIsNotAskedOfIt(String asked, String field, String message)
            throws Exception {
        assertEquals(
                List.of(new FieldError(field, message)),
                PlanValidation.check(read("{%s,%s}".formatted(TARGET, asked))));
    }

    @Test
    void aServiceMayStandAlone() throws Exception {
        PlanRequest alone = read("{\"setups\":[],%s,\"dbLatencyMs\":0}".formatted(TARGET));
        assertEquals(List.of(), PlanValidation.check(alone));
        assertEquals(List.of("other"), alone.toPlan().arms());
        assertEquals("setups", PlanValidation.check(read("{\"setups\":[]}")).getFirst().field());
    }

    @Test
    void whatIsNotVariedIsInNoCondition() throws Exception {
        ExperimentPlan plan = read("{\"poolSize\":5,\"rate\":200,\"dbLatencyMs\":2}").toPlan();
        assertEquals(List.of(new Condition(Duration.ofMillis(2))), plan.conditions());
        assertEquals(5, plan.poolSize(plan.conditions().getFirst()));
    }

    @Test
    void aSetupAgainstItselfHasTrialsOnEitherSide() throws Exception {
        assertEquals(4, read("{\"aa\":true,\"setups\":[\"no-pool\"]}").toPlan().trials());
    }

    private PlanRequest read(String body) throws Exception {
        return json.readValue(body, PlanRequest.class);
    }
}
