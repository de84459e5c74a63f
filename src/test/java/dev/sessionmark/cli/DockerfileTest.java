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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

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
        for (String image : List.of("BUILDER", "RUNTIME")) {
            String named = one("ARG " + image + "=");
            assertTrue(named.matches(".*:[\\w.-]+@sha256:[0-9a-f]{64}"), named);
        }
        assertTrue(one("ARG RUNTIME=").contains("micro-image"));
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

    /** Mandrel, the default, cannot use profiles. */
    @Test
    void profilesAreLeftOutUnlessAskedFor() throws Exception {
        assertEquals("ARG PROFILES=none", one("ARG PROFILES"));
        int none = instructions.indexOf("FROM sources AS profiles-none");
        assertEquals(
                "",
                written(
                        instructions.get(none + 1).substring("RUN ".length()),
                        Path.of("profiles", "option")));
        assertTrue(instructions.get(index(" package ")).contains(" $(cat profiles/option) "));
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
        String executable =
                Pom.read()
                        .value(
                                "/project/build/plugins/plugin[artifactId='maven-failsafe-plugin']"
                                        + "/configuration/systemPropertyVariables/native.image.path");
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

    /** There is no repository where it is built. */
    @Test
    void theCommitIsAnArgument() {
        assertTrue(
                instructions
                        .get(index(" package "))
                        .contains("-Dgit.commit.id.abbrev=${REVISION}"));
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
    }

    /** The root may be read-only: what is written is told to go below /tmp. */
    @Test
    void onlyTheTemporaryFolderIsWrittenTo() {
        String environment = one("ENV");
        assertTrue(environment.contains("SESSIONMARK_HOME=/tmp/"), environment);
        assertTrue(environment.endsWith("HOME=/tmp"), environment);
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

    @Test
    void itSaysWhatItIs() {
        String labels = one("LABEL");
        for (String label : List.of("title", "description", "licenses", "revision", "base.name")) {
            assertTrue(labels.contains("org.opencontainers.image." + label + "=\""), label);
        }
        assertTrue(all("COPY --from=build").getLast().contains("sbom"));
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
        Pom pom = Pom.read();
        String folder = one("WORKDIR /code").substring("WORKDIR ".length()) + "/";
        String executable =
                pom.value(
                        "/project/build/plugins/plugin[artifactId='maven-failsafe-plugin']"
                                + "/configuration/systemPropertyVariables/native.image.path");
        String sbom =
                "/project/profiles/profile[id='native']/build/plugins"
                        + "/plugin[artifactId='quarkus-maven-plugin']/executions"
                        + "/execution[goals/goal='dependency-sbom']";
        assertEquals(
                List.of(
                        folder + executable,
                        folder + pom.value(sbom + "/configuration/outputFile")),
                all("COPY --from=build").stream().map(copy -> words(copy).getFirst()).toList());

        // The profile is on in both, and nothing in it is given another name.
        String profile =
                " -D"
                        + pom.value(
                                "/project/profiles/profile[id='native']/activation/property/name");
        String build = instructions.get(index(" package "));
        assertTrue(build.contains(profile + " -D"), build);
        assertTrue(
                build.contains(profile + " quarkus:dependency-sbom@" + pom.value(sbom + "/id")),
                build);
        String properties = Files.readString(Path.of("src/main/resources/application.properties"));
        for (String name :
                List.of("quarkus.package.output-name", "quarkus.package.runner-suffix")) {
            assertFalse((properties + build).contains(name), name);
        }
    }

    @Test
    void itEndsInOrder() {
        assertEquals("STOPSIGNAL SIGTERM", one("STOPSIGNAL"));
        // The program itself is process 1: a shell in front of it would not pass the signal on.
        assertTrue(one("ENTRYPOINT").startsWith("ENTRYPOINT [\"/work/sessionmark\""));
    }

    /** Systems under test need some of the container's memory. */
    @Test
    void itsHeapIsExplicit() {
        assertTrue(one("ENTRYPOINT").contains("\"-Xmx512m\""), one("ENTRYPOINT"));
        // 34 MiB less are resident with it than with the young part that the runtime chooses.
        assertTrue(one("ENTRYPOINT").contains("\"-Xmn16m\""), one("ENTRYPOINT"));
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

    /** How the program is built, as its {@code pom.xml} says. */
    private static final class Pom {

        private final Document document;
        private final XPath xpath = XPathFactory.newInstance().newXPath();

        private Pom(Document document) {
            this.document = document;
        }

        static Pom read() throws Exception {
            return new Pom(
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(Path.of("pom.xml").toFile()));
        }

        /** The text of the only element there, its paths relative to the project's folder. */
        String value(String path) throws Exception {
            NodeList found = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
            assertEquals(1, found.getLength(), path);
            String text = found.item(0).getTextContent().strip();
            String resolved =
                    text.contains("${project.build.finalName}")
                            ? text.replace(
                                    "${project.build.finalName}", value("/project/build/finalName"))
                            : text;
            resolved = resolved.replace("${project.build.directory}", "target");
            assertFalse(resolved.contains("${"), resolved);
            return resolved;
        }
    }
}
