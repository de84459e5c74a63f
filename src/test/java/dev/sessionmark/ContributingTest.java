package dev.sessionmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide for contributors says of the tree. */
class ContributingTest {

    private static final Path CODE = Path.of("src", "main", "java", "dev", "sessionmark");

    @Test
    void everyFileOfARecipeIsThere() throws IOException {
        String guide = Files.readString(Path.of("CONTRIBUTING.md"));
        List<String> files =
                Pattern.compile("`([\\w/.-]+/[\\w-]+\\.(?:java|json))`")
                        .matcher(guide)
                        .results()
                        .map(MatchResult::group)
                        .map(quoted -> quoted.replace("`", ""))
                        .toList();
        assertTrue(files.size() >= 15, files::toString);
        for (String file : files) {
            Path path = file.startsWith("src/") ? Path.of(file) : CODE.resolve(file);
            assertTrue(Files.exists(path), file);
        }
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            List<Path> silent =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .distinct()
                            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                            .toList();
            assertEquals(List.of(), silent);
        }
    }
}
