package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the modules and style sheets of the page and of the report are written. */
class PageCodeTest {

    private static final Path RESOURCES = Path.of("src/main/resources/dev/sessionmark");
    private static final Path PAGE = RESOURCES.resolve("page");
    private static final int WIDTH = 120;
    private static final int MOST_FILES = 25;
    private static final Pattern IMPORT =
            Pattern.compile("\\b(?:from|import) ?\\(?\"(\\.[^\"]+\\.js)\"");

    private static final String SUPPORTS = "@supports (color: light-dark(";
    private static final Pattern TWO =
            Pattern.compile("(--[a-z0-9-]+): light-dark\\((#[0-9a-f]+), #[0-9a-f]+\\);");
    private static final Pattern ONE = Pattern.compile("(--[a-z0-9-]+): (#[0-9a-f]+);");

    /** Written anew with {@code -Dsnap}; skipped where there is no Node. */
    @Test
    void itIsFormatted() throws IOException, InterruptedException {
        NodeTools.install();
        NodeTools.Said said =
                NodeTools.runInstalled(
                        "prettier/bin/prettier.cjs",
                        "--config=src/test/node/package.json",
                        System.getProperty("snap") == null ? "--check" : "--write",
                        RESOURCES + "/page/**/*.js",
                        RESOURCES + "/report/*.js");
        assertTrue(said.well(), () -> "-Dsnap formats it: " + said.text());
    }

    /**
     * The types of what the API answers are those of its description; skipped where there is no
     * Node.
     */
    @Test
    void itsTypesAreRight() throws IOException, InterruptedException {
        NodeTools.install();
        NodeTools.Said made =
                NodeTools.run(
                        NodeTools.PINNED.resolve("api-types.mjs"),
                        RESOURCES + "/api/openapi.json",
                        NodeTools.INSTALLED.resolve("api.d.ts").toString());
        assertTrue(made.well(), made::text);
        NodeTools.Said said =
                NodeTools.runInstalled(
                        "typescript/bin/tsc", "--project", NodeTools.PINNED.toString());
        assertTrue(said.well(), said::text);
    }

    /** A text that the formatter cannot break is broken by hand. */
    @Test
    void noLineIsTooLong() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path module : modules(RESOURCES)) {
            List<String> lines = Files.readAllLines(module);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > WIDTH) {
                    found.add(module + ":" + (i + 1));
                }
            }
        }
        assertEquals(List.of(), found, "over " + WIDTH + " characters");
    }

    @Test
    void noFolderIsTooLargeToReadAtOnce() throws IOException {
        Map<Path, Long> sizes =
                modules(PAGE).stream()
                        .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        sizes.values().removeIf(size -> size <= MOST_FILES);
        assertEquals(Map.of(), sizes, "modules, over " + MOST_FILES);
    }

    @Test
    void noModulesImportOneAnother() throws IOException {
        assertEquals(Set.of(), circles(imports(Path::toString)));
    }

    @Test
    void noFoldersImportOneAnother() throws IOException {
        assertEquals(Set.of(), circles(imports(module -> module.getParent().toString())));
    }

    /**
     * A browser that does not know {@code light-dark()} has a light colour for each that has two.
     */
    @ParameterizedTest
    @ValueSource(strings = {"page/style/base.css", "report/report.css"})
    void eachColourIsThereWithoutLightDark(String sheet) throws IOException {
        String css = Files.readString(RESOURCES.resolve(sheet));
        int begin = css.indexOf(SUPPORTS);
        String plain = css.substring(0, begin);
        assertFalse(plain.contains("light-dark("), "used where it may not be known");
        assertFalse(plain.contains("dark;"), "a dark colour scheme whose colours may be light");

        Map<String, String> light = colours(TWO.matcher(css));
        assertEquals(
                css.split("light-dark\\(", -1).length - 1,
                light.size() + css.split("@supports (?:not )?\\(color", -1).length - 1,
                "all of them");
        assertEquals(light, colours(ONE.matcher(plain)));
    }

    private static Map<String, String> colours(Matcher found) {
        return found.results()
                .collect(
                        Collectors.toMap(
                                (MatchResult one) -> one.group(1),
                                one -> one.group(2),
                                (a, b) -> a,
                                TreeMap::new));
    }

    /** What imports what, each by its name; who imports itself is left out. */
    private static Map<String, Set<String>> imports(Function<Path, String> nameOf)
            throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path module : modules(PAGE)) {
            Set<String> used = found.computeIfAbsent(nameOf.apply(module), name -> new TreeSet<>());
            IMPORT.matcher(Files.readString(module))
                    .results()
                    .map(match -> module.resolveSibling(match.group(1)).normalize())
                    .peek(file -> assertTrue(Files.exists(file), module + " imports " + file))
                    .map(nameOf)
                    .filter(name -> !name.equals(nameOf.apply(module)))
                    .forEach(used::add);
        }
        return found;
    }

    /**
     * Those that are left when whoever imports nothing of what is left is taken away, again and
     * again.
     */
    private static Set<String> circles(Map<String, Set<String>> imports) {
        Map<String, Set<String>> left = new TreeMap<>(imports);
        while (left.values().removeIf(used -> Collections.disjoint(used, left.keySet()))) {
            continue;
        }
        return left.keySet();
    }

    private static List<Path> modules(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".js")).sorted().toList();
        }
    }
}
