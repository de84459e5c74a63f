package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lines that the views Code and Pipeline point at are lines of today's sources. */
class MarkedLinesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SETUPS = Path.of("src/main/java/dev/sessionmark/setup");
    private static final Path CODE = Path.of("src/main/resources/dev/sessionmark/page/code");
    private static final Path LINES =
            Path.of("src/main/resources/dev/sessionmark/page/trace/lines.json");
    private static final Map<String, String> METHODS = Map.of("read", "@GET", "write", "@POST");
    private static final Pattern FIGURE = Pattern.compile("\\{(\\w+)}");

    /** Those that {@code code/source.js} knows. */
    private static final Set<String> FIGURES =
            Set.of("wait", "hold", "efficiency", "blocked", "bystander", "cpu");

    @ParameterizedTest
    @EnumSource(SessionSetup.class)
    void everyMarkIsInTheSource(SessionSetup setup) throws IOException {
        List<String> lines = codeOf(setup);
        JsonNode marks = JSON.readTree(CODE.resolve("marks.json").toFile()).path(setup.id());
        assertTrue(marks.size() >= 2, setup.id() + " has too few marks");
        for (JsonNode mark : marks) {
            String text = mark.path("line").textValue();
            assertTrue(
                    lines.stream().anyMatch(line -> line.contains(text)),
                    () -> setup.id() + " has no line with " + text);
            assertTrue(mark.path("says").textValue().endsWith("."), mark::toString);
            assertTrue(
                    Set.of("", "read", "write").contains(mark.path("when").asText()),
                    mark::toString);
            List<String> figures =
                    FIGURE.matcher(mark.path("costs").textValue())
                            .results()
                            .map(found -> found.group(1))
                            .toList();
            assertFalse(figures.isEmpty(), () -> "no figure: " + mark);
            assertTrue(FIGURES.containsAll(figures), () -> "unknown figure: " + mark);
        }
    }

    @Test
    void everySetupHasThemAndNoneThatIsGone() throws IOException {
        for (Path file : List.of(CODE.resolve("marks.json"), LINES)) {
            List<String> marked = new ArrayList<>();
            JSON.readTree(file.toFile()).fieldNames().forEachRemaining(marked::add);
            assertEquals(Set.copyOf(SessionSetup.ids()), Set.copyOf(marked));
        }
    }

    @Test
    void thePythonHasItsMarksToo() throws IOException {
        JsonNode variants = JSON.readTree(CODE.resolve("fastapi.json").toFile());
        assertEquals(3, variants.size());
        for (JsonNode variant : variants) {
            assertTrue(SessionSetup.byId(variant.path("like").textValue()).isPresent());
            List<String> lines = new ArrayList<>();
            variant.path("code").forEach(line -> lines.add(line.textValue()));
            for (JsonNode mark : variant.path("marks")) {
                String text = mark.path("line").textValue();
                assertTrue(lines.stream().anyMatch(line -> line.contains(text)), text);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SessionSetup.class)
    void eachLineOfPipelineIsThereOnceInTheMethodThatAsksTheDatabase(SessionSetup setup)
            throws IOException {
        JsonNode lines = JSON.readTree(LINES.toFile()).path(setup.id());
        List<String> source = Files.readAllLines(sourceOf(setup));
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

    private static long count(List<String> lines, String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    /** Without comments, as the view looks for them. */
    private static List<String> codeOf(SessionSetup setup) throws IOException {
        return Files.readAllLines(sourceOf(setup)).stream()
                .filter(line -> !line.strip().matches("(/\\*\\*|\\*|//).*|import .*"))
                .toList();
    }

    private static Path sourceOf(SessionSetup setup) {
        String name =
                Arrays.stream(setup.id().split("-"))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
        return SETUPS.resolve(name + ".java");
    }
}
