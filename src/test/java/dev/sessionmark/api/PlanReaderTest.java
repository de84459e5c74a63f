package dev.sessionmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.PlanLimits;
import dev.sessionmark.experiment.PlanRequest;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.problem.Problem;
import dev.sessionmark.platform.problem.Problem.FieldError;
import dev.sessionmark.platform.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {

    private final ObjectMapper mapper = new ObjectMapper();
    private final PlanReader reader = new PlanReader(mapper, PlanLimits.DEFAULTS, 0);

    PlanReaderTest() {
        new StrictJson().customize(mapper);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
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
                    """)
    void oneWrongFieldIsOneError(String body, String field, String message) {
        assertEquals(List.of(new FieldError(field, message)), errors(body));
    }

    @Test
    void wrongFieldsOfEveryKindAreNamedAtOnce() {
        List<FieldError> errors =
                errors("{\"trails\":2,\"scale\":\"x\",\"trials\":0,\"durationSeconds\":{}}");

        assertEquals(
                List.of("scale", "durationSeconds", "trails", "trials"),
                errors.stream().map(FieldError::field).toList());
        assertEquals("must be a number", errors.get(1).message());
        assertTrue(errors.get(2).message().startsWith("is not known; known are aa, arrivals"));
        assertEquals("must be from 1 to 50, not 0", errors.get(3).message());
    }

    @Test
    void everyElementKeepsItsIndexAndIsNamedOnce() {
        assertEquals(
                List.of("dbLatencyMs[1]", "dbLatencyMs[2]", "dbLatencyMs[3]"),
                errors("{\"dbLatencyMs\":[0,\"x\",-1,{\"a\":1}]}").stream()
                        .map(FieldError::field)
                        .toList());
    }

    @Test
    void nobodyIsToldOfAThousandErrors() {
        String body =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> "\"x" + i + "\":1")
                        .collect(Collectors.joining(",", "{", "}"));

        assertEquals(20, errors(body).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"\"", "\"x\"", "true"})
    void whatIsNoObjectHasNoFields(String body) {
        Problem problem = problem(body);

        assertEquals(400, problem.status());
        assertEquals("The request's body is not the object expected.", problem.detail());
        assertEquals(List.of(), problem.errors());
    }

    @Test
    void anEmptyObjectAsksForTheDefaults() throws Exception {
        assertEquals(PlanRequest.DEFAULT.toPlan(), reader.read(mapper.readTree("{}")));
    }

    @Test
    void whatIsWrongInsideATargetIsSaidOnce() {
        assertEquals(
                List.of("targets[0].uri"),
                errors("{\"targets\":[{\"name\":\"a\",\"uri\":\"http://127.0.0.1/\"}]}").stream()
                        .map(FieldError::field)
                        .toList());
    }

    /** Minutes of measuring are not what becomes of a body that got lost. */
    @Test
    void nothingAsksForNothing() throws Exception {
        for (JsonNode nothing :
                new JsonNode[] {null, mapper.readTree("null"), mapper.readTree("")}) {
            Problem problem =
                    assertThrows(ProblemException.class, () -> reader.read(nothing)).problem();
            assertEquals(400, problem.status());
            assertEquals("A plan is an object; {} asks for everything as usual.", problem.detail());
        }
    }

    @Test
    void oneValueStandsForAList() throws Exception {
        ExperimentPlan plan =
                reader.read(
                        mapper.readTree("{\"setups\":\"no-pool\",\"dbLatencyMs\":5,\"rate\":100}"));

        assertEquals(List.of("no-pool"), plan.setups());
        assertEquals(List.of(5.0), plan.values(Factors.DB_LATENCY));
        assertEquals(List.of(100.0), plan.values(Factors.RATE));
    }

    @Test
    void aRaisedLimitIsTheLimit() throws Exception {
        PlanReader generous =
                new PlanReader(
                        mapper,
                        new PlanLimits.Defaults() {
                            @Override
                            public int trials() {
                                return 60;
                            }
                        },
                        0);

        assertEquals(60, generous.read(mapper.readTree("{\"trials\":60}")).trials());
        assertEquals("must be from 1 to 50, not 60", errors("{\"trials\":60}").get(0).message());
    }

    private List<FieldError> errors(String body) {
        return problem(body).errors();
    }

    private Problem problem(String body) {
        return assertThrows(ProblemException.class, () -> reader.read(mapper.readTree(body)))
                .problem();
    }
}
