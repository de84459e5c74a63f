package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.workload.Workload;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the image of the native executable promises to those who run it. */
class DockerfileTest {

    /** One for each instruction: its continued lines joined, comments left out. */
    private static List<String> instructions;

    private static final String ADDITIONAL = "quarkus.native.additional-build-args";

    @TempDir Path folder;

    @BeforeAll
    static void read() throws IOException {
        String text = Files.readString(Path.of("Dockerfile.native"));
        instructions =
                text.replaceAll("(?m)^#.*\\R", "")
                        .replaceAll("\\s*\\\\\\R\\s*", " ")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList();
    }

    @Test
    void imagesAreNamedByDigest() {
        assertEquals(
                List.of(
                        "FROM ${BUILDER} AS sources",
                        "FROM sources AS profiles-none",
                        "FROM sources AS profiles-own",
                        "FROM profiles-${PROFILES} AS build",
                        "FROM ${RUNTIME}"),
                all("FROM"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ARG BUILDER=  | .*:[\\w.-]+@sha256:[0-9a-f]{64}
                    ARG RUNTIME=  | .*micro-image:[\\w.-]+@sha256:[0-9a-f]{64}
                    # Mandrel, the default, cannot use profiles.
                    ARG PROFILES  | ARG PROFILES=none
                    # The root may be read-only: what is written is told to go below /tmp.
                    ENV           | .* SESSIONMARK_HOME=/tmp/.* HOME=/tmp
                    LABEL         | (?=.*[.]title=\")(?=.*[.]description=\")(?=.*[.]licenses=\")(?=.*[.]revision=\").*[.]base[.]name=\".*
                    STOPSIGNAL    | STOPSIGNAL SIGTERM
                    # The program itself is process 1: a shell in front of it would not pass the signal on.
                    # Systems under test need some of the memory; the young part stays resident.
                    ENTRYPOINT    | ENTRYPOINT .\"/work/sessionmark\".* \"-Xmx512m\", \"-Xmn16m\".*
                    """)
    void thereIsOneThatSays(String beginning, String expected) {
        assertTrue(one(beginning).matches(expected), one(beginning));
    }

    @Test
    void dependenciesComeBeforeTheSources() {
        int dependencies = index("quarkus:go-offline");
        int sources = index("COPY --chown=quarkus:quarkus src");
        assertTrue(dependencies < sources);
        assertTrue(sources < index(" package"));
    }

    @Test
    void theProcessorIsAnArgument() {
        assertEquals(Set.of("ARG MARCH=compatibility"), Set.copyOf(all("ARG MARCH")));
        for (int build : List.of(index("--pgo-instrument"), index(" package "))) {
            assertTrue(instructions.get(build).contains("quarkus.native.march=${MARCH}"));
            int argument = instructions.subList(0, build).lastIndexOf("ARG MARCH=compatibility");
            assertTrue(
                    argument > instructions.subList(0, build).lastIndexOf(lastStage(build)),
                    "an argument ends with its stage");
        }
    }

    private static String lastStage(int before) {
        return instructions.subList(0, before).stream()
                .filter(line -> line.startsWith("FROM"))
                .toList()
                .getLast();
    }

    @Test
    void profilesAreLeftOutUnlessAskedFor() throws Exception {
        int none = instructions.indexOf("FROM sources AS profiles-none");
        assertEquals(
                "",
                written(
                        instructions.get(none + 1).substring("RUN ".length()),
                        Path.of("profiles", "option")));
        String build = instructions.get(index(" package "));
        assertTrue(build.contains(" $(cat profiles/option) "), build);
        // There is no repository where it is built.
        assertTrue(build.contains("-Dgit.commit.id.abbrev=${REVISION}"), build);
        assertTrue(
                instructions
                        .get(instructions.indexOf("FROM sources AS profiles-own") + 2)
                        .startsWith("RUN native-image --version | grep -q \"Oracle GraalVM\" ||"));
    }

    /** Each of a controller and its systems under test ends with its own. */
    @Test
    void eachProcessOfTheTrainingHasAProfileOfItsOwn() throws Exception {
        String training = instructions.get(index("-XX:ProfilesDumpFile="));
        String folder = one("WORKDIR /code").substring("WORKDIR ".length());
        String executable = pom("native.image.path");
        assertTrue(training.contains("; do " + executable + " -"), training);
        assertTrue(
                training.contains(
                        " -XX:ProfilesDumpFile=" + folder + "/profiles/${workload}.iprof "));
        assertTrue(
                training.contains(
                        " -D%s=%s/profiles/${workload} "
                                .formatted(SutCommandLine.PROFILES_PROPERTY, folder)));

        String[] command = training.replaceAll(".* (compare .*?) \\|\\|.*", "$1").split(" ");
        Set<String> workloads =
                Set.of(training.replaceAll(".*for workload in (.*?);.*", "$1").split(" "));
        for (String workload : workloads) {
            assertTrue(Workload.byId(workload).isPresent(), workload);
            Commands.all()
                    .parseArgs(
                            Stream.of(command)
                                    .map(word -> word.replace("${workload}", workload))
                                    .toArray(String[]::new));
        }
    }

    /** By the shell that writes it and the configuration that reads it. */
    @Test
    void everyProfileReachesTheCompiler() throws Exception {
        Path profiles = Files.createDirectory(folder.resolve("profiles"));
        for (String name : List.of("compare", "compare-sut-1", "compare-sut-2")) {
            Files.createFile(profiles.resolve(name + ".iprof"));
        }
        String training = instructions.get(index("-XX:ProfilesDumpFile="));
        String list = training.substring(training.indexOf("ls /code/profiles/"));
        String option = written(list.replace("/code/", folder + "/"), profiles.resolve("option"));

        String[] words = option.strip().split("=", 2);
        assertEquals("-D" + ADDITIONAL, words[0]);
        assertEquals(
                List.of(
                        Stream.of("compare-sut-1", "compare-sut-2", "compare")
                                .map(name -> profiles.resolve(name + ".iprof").toString())
                                .sorted()
                                .collect(Collectors.joining(",", "--pgo=", ""))),
                new SmallRyeConfigBuilder()
                        .withSources(
                                new PropertiesConfigSource(
                                        Map.of(ADDITIONAL, words[1]), "command line", 400))
                        .build()
                        .getValues(ADDITIONAL, String.class));
        assertTrue(
                instructions
                        .get(index("--pgo-instrument"))
                        .contains(" -D" + ADDITIONAL + "=--pgo-instrument "));
    }

    private String written(String command, Path file) throws Exception {
        Process shell =
                new ProcessBuilder("sh", "-c", command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start();
        assertEquals(0, shell.waitFor());
        return Files.readString(folder.resolve(file));
    }

    /** A user that is in no passwd file and not root, and files that its group 0 can use. */
    @Test
    void anyUserCanRunIt() {
        assertTrue(all("USER").getLast().matches("USER [1-9][0-9]*:0"), all("USER")::toString);
        List<String> copied = all("COPY --from=build");
        assertEquals(2, copied.size());
        for (String copy : copied) {
            assertTrue(copy.matches(".* --chown=[1-9][0-9]*:0 --chmod=0(444|555) .*"), copy);
        }
        assertEquals(List.of(), all("VOLUME"));
    }

    @Test
    void noSecretIsInIt() {
        for (String instruction : instructions) {
            String lower = instruction.toLowerCase(Locale.ROOT);
            for (String secret : List.of("password", "secret", "token", "credential", "_url")) {
                assertFalse(lower.contains(secret), instruction);
            }
        }
    }

    /** Each is in the tree, and the builder gets to see it. */
    @Test
    void whatIsBuiltFromIsThere() throws IOException {
        List<String> let =
                Files.readAllLines(Path.of(".dockerignore")).stream()
                        .filter(line -> line.startsWith("!"))
                        .map(line -> line.substring(1))
                        .toList();
        List<String> copies = all("COPY --chown=quarkus");
        assertFalse(copies.isEmpty());
        for (String copy : copies) {
            List<String> words = words(copy);
            for (String source : words.subList(0, words.size() - 1)) {
                assertTrue(Files.exists(Path.of(source)), source);
                assertTrue(let.contains(Path.of(source).getName(0).toString()), source);
            }
        }
    }

    /** By the pom, whose words the tests of the executable and the plugins go by as well. */
    @Test
    void whatIsCopiedIntoTheImageIsWhatTheBuildWrites() throws Exception {
        String folder = one("WORKDIR /code").substring("WORKDIR ".length()) + "/";
        assertEquals(
                List.of(folder + pom("native.image.path"), folder + pom("outputFile")),
                all("COPY --from=build").stream().map(copy -> words(copy).getFirst()).toList());

        // The profile is on in both, and nothing in it is given another name.
        String build = instructions.get(index(" package "));
        assertTrue(build.contains(" -Dnative -D"), build);
        assertTrue(build.contains(" -Dnative quarkus:dependency-sbom@sbom"), build);
        String properties = Files.readString(Path.of("src/main/resources/application.properties"));
        for (String name :
                List.of("quarkus.package.output-name", "quarkus.package.runner-suffix")) {
            assertFalse((properties + build).contains(name), name);
        }
    }

    /** Without the instruction itself and its options. */
    private static List<String> words(String instruction) {
        return Stream.of(instruction.split(" "))
                .skip(1)
                .filter(word -> !word.startsWith("--"))
                .toList();
    }

    private static List<String> all(String beginning) {
        return instructions.stream().filter(line -> line.startsWith(beginning)).toList();
    }

    private static String one(String beginning) {
        List<String> found = all(beginning);
        assertEquals(1, found.size(), beginning);
        return found.getFirst();
    }

    private static int index(String part) {
        for (int i = 0; i < instructions.size(); i++) {
            if (instructions.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("no instruction has " + part);
    }

    /** The text of the only element of this name in the pom, relative to the project's folder. */
    private static String pom(String element) throws IOException {
        List<String> found =
                Pattern.compile("<" + element + ">([^<]*)<")
                        .matcher(Files.readString(Path.of("pom.xml")))
                        .results()
                        .map(match -> match.group(1))
                        .toList();
        assertEquals(1, found.size(), element);
        String text = found.getFirst().replace("${project.build.directory}", "target");
        return text.contains("${")
                ? text.replace("${project.build.finalName}", pom("finalName"))
                : text;
    }
}
