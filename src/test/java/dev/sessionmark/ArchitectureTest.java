package dev.sessionmark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom: each room only rooms below it, each package only what it says it may use. */
class ArchitectureTest {

    private static final String ROOT = "dev.sessionmark";
    private static final Path CODE = Path.of("src", "main", "java", "dev", "sessionmark");

    /** From top to bottom. */
    private static final List<String> ROOMS =
            List.of(
                    "cli",
                    "page",
                    "api",
                    "report",
                    "history",
                    "engine",
                    "verdict",
                    "experiment",
                    "sut",
                    "load",
                    "setup",
                    "workload",
                    "measurement",
                    "statistics",
                    "platform");

    private static final Pattern MAY_USE = Pattern.compile("May use (.*?)\\.\\s", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\{@code\\s+(?:\\*\\s+)?([\\w.]+)}");

    private static final String EVERYTHING = ".";

    private static JavaClasses code;

    @BeforeAll
    static void read() {
        code =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT);
    }

    @Test
    void everyRoomIsInTheList() throws IOException {
        try (Stream<Path> folders = Files.list(CODE)) {
            folders.map(folder -> folder.getFileName().toString())
                    .forEach(room -> assertTrue(ROOMS.contains(room), room));
        }
    }

    static List<String> rooms() {
        return ROOMS;
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyRoomsBelowIt(String room) {
        String[] above =
                ROOMS.subList(0, ROOMS.indexOf(room)).stream()
                        .map(name -> ROOT + "." + name + "..")
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .allowEmptyShould(true)
                .check(code);
    }

    static List<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> CODE.relativize(file.getParent()).toString().replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyWhatItSays(String name) {
        List<String> allowed = new ArrayList<>(mayUse(name));
        if (allowed.contains(EVERYTHING)) {
            return;
        }
        allowed.add(name);
        String[] packages =
                allowed.stream().map(other -> ROOT + "." + other).toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .onlyDependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage(packages)
                                .or(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..")))
                .check(code);
    }

    /** The packages that a package-info names behind "May use". */
    private static List<String> mayUse(String name) {
        Path file = CODE.resolve(name.replace('.', '/')).resolve("package-info.java");
        String text;
        try {
            text = Files.readString(file).replaceAll("\\n \\*\\s?", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher said = MAY_USE.matcher(text);
        assertTrue(said.find(), file + " does not say what it may use");
        List<String> names =
                new ArrayList<>(
                        NAME.matcher(said.group(1)).results().map(m -> m.group(1)).toList());
        if (said.group(1).equals("everything")) {
            names.add(EVERYTHING);
        } else if (!said.group(1).equals("nothing of this program")) {
            assertTrue(!names.isEmpty(), file + ": " + said.group(1));
        }
        return names;
    }

    /** A file that can only be read together with another is half a file. */
    @Test
    void noFilesUseOneAnother() {
        slices().assignedFrom(
                        new SliceAssignment() {
                            @Override
                            public SliceIdentifier getIdentifierOf(JavaClass type) {
                                return SliceIdentifier.of(file(type));
                            }

                            @Override
                            public String getDescription() {
                                return "files";
                            }
                        })
                .should()
                .beFreeOfCycles()
                .check(code);
    }

    private static String file(JavaClass type) {
        String name = type.getFullName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** What is not known is null, or NaN: an Optional is what a method returns. */
    @Test
    void noRecordKeepsAnOptional() {
        List<Class<?>> optionals =
                List.of(
                        Optional.class,
                        OptionalInt.class,
                        OptionalLong.class,
                        OptionalDouble.class);
        for (Class<?> optional : optionals) {
            fields().that()
                    .areDeclaredInClassesThat()
                    .areRecords()
                    .should()
                    .notHaveRawType(optional)
                    .check(code);
        }
    }

    @Test
    void figuresArePlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".statistics..", ROOT + ".load..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..")
                .check(code);
    }

    @Test
    void noFolderIsTooLargeToReadAtOnce() throws IOException {
        for (String name : packages()) {
            try (Stream<Path> files = Files.list(CODE.resolve(name.replace('.', '/')))) {
                assertEquals(
                        0,
                        Math.max(0, files.filter(Files::isRegularFile).count() - 25),
                        name + ": files over 25");
            }
        }
    }
}
