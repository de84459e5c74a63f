package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.setup.SessionSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lines that the view Pipeline points at are lines of today's sources. */
class PipelineLinesTest {

    private static final Path SETUPS = Path.of("src/main/java/dev/sessionmark/setup");
    private static final Path LINES =
            Path.of("src/main/resources/dev/sessionmark/page/trace/lines.json");
    private static final Map<String, String> METHODS = Map.of("read", "@GET", "write", "@POST");

    @ParameterizedTest
    @EnumSource(SessionSetup.class)
    void eachIsThereOnceInTheMethodThatAsksTheDatabase(SessionSetup setup) throws IOException {
        JsonNode lines = read().path(setup.id());
        List<String> source = Files.readAllLines(SETUPS.resolve(fileName(setup)));
        for (String method : METHODS.keySet()) {
            int begin = source.indexOf("    " + METHODS.get(method));
            List<String> body = source.subList(begin, source.size());
            body = body.subList(0, body.indexOf("    }"));
            String text = lines.path(method).textValue();
            assertEquals(1, count(body, text), () -> setup.id() + ": " + text);
            assertEquals(1, count(body, " " + method + "("), () -> setup.id() + ": " + method);
        }
        if (lines.has("thread")) {
            List<String> head =
                    source.stream().takeWhile(line -> !line.startsWith("public class")).toList();
            String text = lines.path("thread").textValue();
            assertEquals(
                    1, head.stream().filter(text::equals).count(), () -> setup.id() + ": " + text);
        }
    }

    @Test
    void everySetupHasThem() throws IOException {
        List<String> known = new ArrayList<>();
        read().fieldNames().forEachRemaining(known::add);
        assertEquals(Set.copyOf(SessionSetup.ids()), Set.copyOf(known));
    }

    private static JsonNode read() throws IOException {
        return new ObjectMapper().readTree(LINES.toFile());
    }

    private static long count(List<String> lines, String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    private static String fileName(SessionSetup setup) {
        return Arrays.stream(setup.id().split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "", ".java"));
    }
}
