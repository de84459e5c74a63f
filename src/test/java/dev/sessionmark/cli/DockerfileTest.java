package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the image of the native executable promises to those who run it. */
class DockerfileTest {

    /** One for each instruction: its continued lines joined, comments left out. */
    private static List<String> instructions;

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
        assertEquals(List.of("FROM ${BUILDER} AS build", "FROM ${RUNTIME}"), all("FROM"));
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
        assertTrue(sources < index(" package "));
    }

    @Test
    void theProcessorIsAnArgument() {
        assertEquals("ARG MARCH=compatibility", one("ARG MARCH"));
        assertTrue(instructions.get(index(" package ")).contains("quarkus.native.march=${MARCH}"));
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
}
