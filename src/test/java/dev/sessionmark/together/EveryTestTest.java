package dev.sessionmark.together;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class of tests is run by exactly one of those that share them. */
class EveryTestTest {

    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern REGEX =
            Pattern.compile("<(without\\.application|by\\.the\\.clock)>%regex\\[(.*)]</\\1>");

    @Test
    void isRunOnce() throws IOException {
        List<Together> shares = List.of(new PageTogether(), new ServiceTogether());
        List<String> others =
                REGEX.matcher(Files.readString(Path.of("pom.xml")))
                        .results()
                        .map(found -> found.group(2))
                        .toList();
        assertEquals(2, others.size(), others::toString);
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<String> tests =
                    files.map(file -> TESTS.relativize(file).toString())
                            .filter(file -> file.endsWith("Test.java"))
                            .map(file -> file.replace(".java", ""))
                            .toList();
            assertTrue(tests.size() > 200, "tests: " + tests.size());
            for (String test : tests) {
                String name = test.replace('/', '.');
                long run =
                        shares.stream().filter(share -> share.has(name)).count()
                                + others.stream().filter((test + ".class")::matches).count();
                assertEquals(1, run, name);
            }
        }
    }
}
