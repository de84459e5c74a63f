package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.target.HttpTarget;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factors;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentPlanTest {

    private static final String TARGET =
            "\"targets\":[{\"name\":\"other\",\"url\":\"http://127.0.0.1/\"}]";

    @Test
    void nothingAskedForMeansTheDefaults() {
        assertEquals(ExperimentPlan.DEFAULT, Plans.asked("{}"));
        assertEquals(
                """
                {"setups":["reactive-session","blocking-on-event-loop","blocking-on-worker",\
                "blocking-on-virtual-thread","reactive-client"],"workload":"select-only",\
                "scale":1,"arrivals":"constant","connections":64,"pooledClient":false,\
                "maxInFlight":1024,"timeoutSeconds":10.0,"slowCallMs":20.0,"warmupSeconds":10.0,\
                "durationSeconds":4.0,"rounds":1,"trials":2,"seed":42,"aa":false,\
                "dbLatencyMs":[0,5],"poolSize":20,"rate":"auto","thinkMs":0}""",
                Plans.json(ExperimentPlan.DEFAULT).toString());
    }

    /** A quarter of an hour is enough for six processes of each setup. */
    @Test
    void aBudgetSaysHowManyTrialsThereAre() {
        ExperimentPlan plan = Plans.of("{\"budgetSeconds\": 900, \"precisionPercent\": 5}");

        assertTrue(plan.inTurns());
        assertEquals(6, plan.trials());
        assertTrue(plan.client().poisson(), "evenly spaced arrivals favour who blocks");
        assertEquals(
                12,
                Plans.of("{\"budgetSeconds\":900,\"aa\":true,\"setups\":\"no-pool\"}").trials());
        assertEquals(Duration.ofSeconds(1), plan.slice());
        assertEquals(new ExperimentPlan.Budget(900, 5), plan.budget());
        assertEquals(plan, Plans.of(Plans.json(plan).toString()));
        assertEquals(10, Plans.of("{\"budgetSeconds\": 300}").budget().precisionPercent());
    }

    /** By a service with other limits, or a newer one. */
    @Test
    void whatWasStoredIsReadWhateverIsAllowedNow() {
        ExperimentPlan plan =
                Plans.of(
                        """
                        {"scale": 2000, "users": 20000, "moon": "full",
                         "targets": [{"name": "a", "url": "http://h/", "moon": 1}]}""");
        assertEquals(2_000, plan.scale());
        assertEquals(List.of(20_000.0), plan.values(Factors.USERS));
        assertEquals(List.of(new HttpTarget("a", "http://h/")), plan.targets());
        for (String other : List.of("{\"scale\": \"large\"}", "[]")) {
            assertThrows(IllegalArgumentException.class, () -> Plans.of(other), other);
        }
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
    void setupsAreNamedOrAll(String body, int expected) {
        assertEquals(expected, Plans.asked(body).setups().size());
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
    void rateAndUsersChooseTheModel(String body, boolean closed, double rate) {
        ExperimentPlan plan = Plans.asked(body);

        assertEquals(closed, plan.closed());
        assertEquals(rate == 0 ? List.of() : List.of(rate), plan.values(Factors.RATE));
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
                    {"profile":true,"tolerateNeighbours":true,"setups":["no-pool"]}
                    {"users":8,"aa":true,"setups":["no-pool"],"seed":-3,"timeoutSeconds":0.25}
                    """)
    void aPlanCanBeAskedForAgain(String body) {
        ExperimentPlan plan = Plans.asked(body);

        String written = Plans.json(plan).toString();
        assertEquals(plan, Plans.of(written));
        assertEquals(plan, Plans.asked(written));
    }

    @Test
    void everyCombinationOfTheFactorsIsACondition() {
        ExperimentPlan plan =
                Plans.asked("{\"poolSize\":[5,20],\"rate\":[200,800],\"dbLatencyMs\":[0,2]}");
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

    @Test
    void aServiceIsMeasuredWhereNothingIsAdded() {
        ExperimentPlan plan =
                Plans.asked(
                        "{\"setups\":\"no-pool\",\"rate\":[5,9],\"trials\":3,%s}"
                                .formatted(TARGET));

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

    @Test
    void whatIsNotVariedIsInNoCondition() {
        ExperimentPlan plan = Plans.asked("{\"poolSize\":5,\"rate\":200,\"dbLatencyMs\":2}");
        assertEquals(List.of(new Condition(Duration.ofMillis(2))), plan.conditions());
        assertEquals(5, plan.poolSize(plan.conditions().getFirst()));
    }

    @Test
    void aSetupAgainstItselfHasTrialsOnEitherSide() {
        assertEquals(4, Plans.asked("{\"aa\":true,\"setups\":[\"no-pool\"]}").trials());
    }
}
