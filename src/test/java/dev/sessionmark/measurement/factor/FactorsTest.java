package dev.sessionmark.measurement.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.measurement.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactorsTest {

    private static final Path CODE = Path.of("src", "main", "java", "dev", "sessionmark");

    static List<Factor> all() {
        return Factors.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsUsualValuesAreAllowedAndItsIdsAreNamesOfFiles(Factor factor) {
        assertTrue(factor.least() < factor.most());
        for (double value : factor.usual()) {
            assertTrue(value >= factor.least() && value <= factor.most(), factor + " " + value);
        }
        assertTrue(factor.id(factor.least()).matches("[a-z0-9.]+"), factor.id(factor.least()));
        assertTrue(factor.words().contains("%s"));
        assertFalse(factor.description().isBlank());
    }

    @Test
    void noTwoHaveAName() {
        assertEquals(Factors.ALL.size(), named(Factor::field));
        assertEquals(Factors.ALL.size(), named(Factor::figure));
        assertEquals(Factors.ALL.size(), named(Factor::option));
    }

    private static int named(Function<Factor, String> name) {
        return Factors.ALL.stream().map(name).collect(Collectors.toSet()).size();
    }

    @Test
    void aConditionSaysAllItsValuesInTheOrderOfTheRegister() {
        Map<Factor, Double> values = new HashMap<>();
        Factors.ALL.reversed().forEach(factor -> values.put(factor, 2.0));
        Condition condition = new Condition(values);
        assertEquals("2ms-pool2-2rps-2users-loops2-think2ms", condition.id());
        assertEquals(
                "+2 ms database latency, a pool of 2, 2 requests/s, 2 users, 2 event loops,"
                        + " 2 ms of processor time a request",
                condition.label());
        assertEquals(
                Map.of(Factors.POOL_SIZE, 2.0, Factors.EVENT_LOOPS, 2.0),
                condition.ofProcess().values());
        assertEquals(condition, condition.without(Factors.THINK).with(Factors.THINK, 2));
    }

    /**
     * A new factor takes its place in the register and what applies it: so these two are named
     * nowhere else.
     */
    @Test
    void onlyWhatAppliesAFactorNamesIt() throws IOException {
        assertEquals(Set.of("engine/arm/SetupArms.java"), naming("Factors.EVENT_LOOPS"));
        assertEquals(
                Set.of("engine/arm/SetupArms.java", "engine/WindowRunner.java"),
                naming("Factors.THINK"));
        assertEquals(Set.of(), naming("\"eventLoops\"", "\"thinkMs\""));
    }

    private static Set<String> naming(String... names) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                boolean own = file.getParent().equals(CODE.resolve("measurement/factor"));
                if (!own && Arrays.stream(names).anyMatch(text::contains)) {
                    found.add(CODE.relativize(file).toString());
                }
            }
        }
        return found;
    }
}
