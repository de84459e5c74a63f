package dev.sessionmark.experiment.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTemplateTest {

    @Test
    void textWithoutVariablesStaysAsItIs() {
        assertEquals("/a?b=1", texts("/a?b=1").get());
        assertEquals(
                "{\"a\": {\"b\": 1}, \"{B}\": 2}", texts("{\"a\": {\"b\": 1}, \"{B}\": 2}").get());
        assertEquals("", texts("").get());
    }

    @Test
    void idsAreUniformOverTheWholeScale() {
        Supplier<String> texts = new RequestTemplate("{aid}").texts(1, 3);
        double[] ids = Stream.generate(texts).limit(20_000).mapToDouble(Double::valueOf).toArray();
        double mean = java.util.Arrays.stream(ids).average().orElseThrow();
        // 300,000 ids have a mean of 150,000.5 and a deviation of 86,603, of 20,000 of them 612.
        assertEquals(150_000.5, mean, 4 * 612);
        assertTrue(java.util.Arrays.stream(ids).allMatch(id -> id >= 1 && id <= 300_000));
    }

    @Test
    void bothEndsOfARangeAreInIt() {
        Set<String> seen =
                Stream.generate(texts("{rand:-1:1}")).limit(200).collect(Collectors.toSet());
        assertEquals(Set.of("-1", "0", "1"), seen);
    }

    @Test
    void aSequenceCounts() {
        Supplier<String> texts = texts("/{seq:7}/{seq:1}");
        assertEquals("/7/1", texts.get());
        assertEquals("/8/2", texts.get());
    }

    @Test
    void aUuidIsRandomAsTheStandardSaysAndAnotherEachTime() {
        Supplier<String> texts = texts("{uuid}");
        String first = texts.get();
        assertTrue(
                first.matches(
                        "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
                first);
        assertNotEquals(first, texts.get());
    }

    @Test
    void theSameSeedAsksForTheSame() {
        RequestTemplate template = new RequestTemplate("/{aid}/{rand:1:9}");
        Supplier<String> a = template.texts(5, 1);
        Supplier<String> b = template.texts(5, 1);
        for (int i = 0; i < 100; i++) {
            assertEquals(a.get(), b.get());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{id}", "{aid:1}", "{rand:1}", "{rand:2:1}", "{seq}", "{uuid:4}"})
    void whatIsNoVariableIsNamed(String text) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> new RequestTemplate("/" + text))
                        .getMessage();
        assertTrue(message.contains(text) && message.contains("{rand:FROM:TO}"), message);
    }

    private static Supplier<String> texts(String template) {
        return new RequestTemplate(template).texts(1, 1);
    }
}
