package dev.sessionmark.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document has a line for each drill, and no other; written anew with {@code -Dsnap}. */
class ReliabilityDocumentTest {

    private static final Path DOCUMENT = Path.of("docs", "reliability.md");
    private static final String HEAD = "| failure | what is done | what is seen | test |\n";
    private static final String RULE = "|---|---|---|---|\n";

    @Test
    void theTableIsThatOfTheDrills() throws IOException {
        List<String> drills =
                new ClassFileImporter(List.of(new ImportOption.OnlyIncludeTests()))
                        .importPackages("dev.sessionmark").stream()
                                .flatMap(tests -> tests.getMethods().stream())
                                .filter(method -> method.isAnnotatedWith(Drill.class))
                                .map(ReliabilityDocumentTest::line)
                                .sorted()
                                .toList();
        assertTrue(drills.size() > 20, "the drills are found: " + drills);
        String table = HEAD + RULE + drills.stream().collect(Collectors.joining("\n")) + "\n";
        String document = Files.readString(DOCUMENT);
        int from = document.indexOf(HEAD);
        int to = document.indexOf("\n\n", from) + 1;
        String written = document.substring(0, from) + table + document.substring(to);
        if (System.getProperty("snap") != null) {
            Files.writeString(DOCUMENT, written);
        }
        assertEquals(written, Files.readString(DOCUMENT), "-Dsnap writes it anew");
    }

    private static String line(JavaMethod method) {
        Drill drill = method.getAnnotationOfType(Drill.class);
        return "| %s | %s | %s | `%s` |"
                .formatted(
                        drill.failure(),
                        drill.done(),
                        drill.seen(),
                        method.getOwner().getSimpleName());
    }
}
