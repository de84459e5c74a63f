package dev.sessionmark.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the launcher and its JDK finder against JDKs that are shell scripts. */
class LauncherTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir Path root;
    private Path pathFolder;
    private String javaOptions = "";
    private String nativeOne = "";

    @BeforeEach
    void onlyTheToolsTheScriptsNeed() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
        pathFolder = Files.createDirectories(root.resolve("path"));
        for (String tool :
                List.of("sh", "sed", "find", "head", "readlink", "mkdir", "dirname", "rm", "df")) {
            for (String folder : List.of("/usr/bin", "/bin")) {
                Path program = Path.of(folder, tool);
                if (Files.isExecutable(program) && Files.notExists(pathFolder.resolve(tool))) {
                    Files.createSymbolicLink(pathFolder.resolve(tool), program);
                }
            }
        }
    }

    @Test
    void takesJavaHomeWhenItIsNewEnough() throws Exception {
        jdk("usr/lib/jvm/other", "25.0.1");
        assertEquals(jdk("mine", "21.0.2").toString(), found(root.resolve("mine")));
    }

    @Test
    void passesOverAnOldJavaHomeAndAnOldJavaOnThePath() throws Exception {
        Path old = jdk("old", "17.0.9");
        Files.createSymbolicLink(pathFolder.resolve("java"), old.resolve("bin/java"));
        Path expected = jdk("usr/lib/jvm/jdk-25", "25");
        jdk("usr/lib/jvm/jdk-21", "21.0.1");
        jdk("opt/jdk-8", "1.8.0_392");
        assertEquals(expected.toString(), found(old));
    }

    @Test
    void takesTheJavaOnThePathThroughItsLinks() throws Exception {
        Path jdk = jdk("somewhere", "22");
        Files.createSymbolicLink(root.resolve("alternative"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(pathFolder.resolve("java"), root.resolve("alternative"));
        assertEquals(jdk.toRealPath().toString(), found(null));
    }

    @Test
    void looksIntoTheHomeFolder() throws Exception {
        assertEquals(jdk("home/.sdkman/candidates/java/23-tem", "23").toString(), found(null));
    }

    @Test
    void takesNoRuntimeWithoutCompiler() throws Exception {
        Path runtime = jdk("usr/lib/jvm/jre", "25");
        Files.delete(runtime.resolve("bin/javac"));
        Result result = findJdk(null);
        assertEquals(1, result.exit());
        assertEquals(1, result.output().lines().count(), result.output());
        assertTrue(result.output().contains("JDK 21 or newer"), result.output());
    }

    @Test
    void asksTheProgramWhenThereIsNoReleaseFile() throws Exception {
        Path jdk = jdk("usr/lib/jvm/x", "24.0.1");
        Files.delete(jdk.resolve("release"));
        assertEquals(jdk.toString(), found(null));
    }

    @Test
    void runsTheJarFromAnyFolderThroughALinkWithArgumentsUntouched() throws Exception {
        Path jdk = jdk("jdk", "25");
        Path program = Files.createDirectories(root.resolve("a program"));
        Path launcher = copy("sessionmark", program);
        copy(".mvn/find-jdk.sh", program);
        Path jar = program.resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        Path link = Files.createSymbolicLink(root.resolve("link"), launcher);
        Path work = Files.createDirectories(root.resolve("work"));
        javaOptions = "-Xmx64m";

        Result result = run(work, jdk, List.of(link.toString(), "compare", "--out", "a b", "*"));

        assertEquals(0, result.exit(), result.output());
        Path cache = program.toRealPath().resolve("target/cache");
        assertEquals(
                List.of(
                        "in " + work.toRealPath(),
                        "-Xmx1g",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+DisplayVMOutputToStderr",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + cache.resolve("compare-java-25.jsa"),
                        "-Xshare:auto",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-Xmx64m",
                        "-jar",
                        program.toRealPath()
                                .resolve("target/quarkus-app/quarkus-run.jar")
                                .toString(),
                        "compare",
                        "--out",
                        "a b",
                        "*"),
                result.output().lines().toList());
    }

    /** An archive of the run that lists the setups would have none of the classes that serve. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '',                    serve,  25,  AOTCacheOutput,    aot
                    --port=1,              serve,  25,  AOTCacheOutput,    aot
                    serve --port=1,        serve,  25,  AOTCacheOutput,    aot
                    serve --port=1,        serve,  24,  SharedArchiveFile, jsa
                    show x --format=json,  show,   25,  SharedArchiveFile, jsa
                    """)
    void eachCommandHasAnArchiveOfItsOwn(
            String arguments, String command, String version, String option, String kind)
            throws Exception {
        Path program = program();
        Result result = call(program, jdk("jdk", version), arguments.split(" "));
        List<String> said = result.output().lines().toList();
        String archive =
                "%s/cache/%s-java-%s.%s"
                        .formatted(program.toRealPath().resolve("target"), command, version, kind);
        assertTrue(said.contains("-XX:" + option + "=" + archive), result.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"setups", "sut", "--help", "completion"})
    void othersNeedNone(String command) throws Exception {
        Result result = call(program(), command);
        assertEquals(0, result.exit(), result.output());
        assertFalse(
                result.output().contains("SharedArchiveFile") && !command.equals("--help"),
                result.output());
        assertFalse(result.output().contains("AOTCache"), result.output());
    }

    /** Whoever ends it does not wait until the cache is made: it would never be. */
    @Test
    void aServiceTriesNoSecondTimeWhereTheMakingWasBrokenOff() throws Exception {
        Path program = program();
        Path jar = program.resolve("target/quarkus-app/quarkus-run.jar");
        Path half = archive(program, "serve-java-25.aot", 100L << 20);
        Path left = archive(program, "serve-java-25.aot.config", 1);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(240)));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(180)));
        for (int i = 0; i < 2; i++) {
            assertTrue(call(program, "serve").output().contains("SharedArchiveFile="));
        }
        assertFalse(Files.exists(half));
        assertFalse(Files.exists(left));
        Path failed = half.resolveSibling("serve-java-25.aot.failed");
        Files.setLastModifiedTime(failed, FileTime.from(Instant.now().minusSeconds(180)));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        assertTrue(call(program, "serve").output().contains("-XX:AOTCacheOutput="));
    }

    /** What lies there, in MiB and seconds; what the virtual machine is told, and what stays. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # It writes nothing where there is one already.
                    serve,   serve-java-25.aot,       100, 0,   AOTCache,          true
                    compare, compare-java-25.jsa,     90,  0,   SharedArchiveFile, true
                    # Another virtual machine made it.
                    serve,   serve-java-25.0.1+8.aot, 100, 0,   AOTCacheOutput,    false
                    # A run that ended early left it.
                    serve,   serve-java-25.aot,       18,  0,   AOTCacheOutput,    false
                    compare, compare-java-25.jsa,     18,  0,   SharedArchiveFile, false
                    # Of an older jar: it would neither use it nor make another.
                    serve,   serve-java-25.aot,       100, 180, AOTCacheOutput,    false
                    compare, compare-java-25.jsa,     90,  180, SharedArchiveFile, false
                    # It is being made, or was broken off under an older program.
                    serve,   serve-java-25.aot.config, 1,  0,   SharedArchiveFile, true
                    serve,   serve-java-25.aot.config, 1,  180, AOTCacheOutput,    false
                    """)
    void anArchiveIsUsedAsLongAsItIsOfThisProgramAndWhole(
            String command, String name, int size, int age, String option, boolean stays)
            throws Exception {
        Path program = program();
        Path archive = archive(program, name, (long) size << 20);
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minusSeconds(age)));
        String output = call(program, command).output();
        assertTrue(output.contains("-XX:" + option + "="), output);
        assertEquals(
                option.equals("AOTCacheOutput"),
                output.contains("-Dsessionmark.start-cache=made"),
                output);
        assertEquals(stays, Files.exists(archive));
    }

    /** The virtual machine prints all its options when it makes one, also a password. */
    @Test
    void aServiceWithOptionsOfTheUsersOwnMakesNoCache() throws Exception {
        Path program = program();
        javaOptions = "-Dpassword=secret";
        assertFalse(call(program, "serve").output().contains("AOT"));
        archive(program, "serve-java-25.aot", 100L << 20);
        assertTrue(call(program, "serve").output().contains("-XX:AOTCache="));
    }

    /** A folder that cannot be written costs time, and is no failure. */
    @Test
    void startsWithoutAnArchiveWhereNoneCanBeKept() throws Exception {
        Path program = program();
        Files.createFile(program.resolve("target/cache"));
        Result result = call(program, "serve");
        assertEquals(0, result.exit(), result.output());
        assertFalse(result.output().contains("SharedArchiveFile"), result.output());
        assertFalse(result.output().contains("AOTCache"), result.output());
        assertEquals("serve", result.output().lines().toList().getLast());
    }

    /** The virtual machine would say so in the result, and end with another exit code. */
    @ParameterizedTest
    @ValueSource(strings = {"serve", "compare"})
    void makesNoArchiveOnAFullDisk(String command) throws Exception {
        Path program = program();
        Files.delete(pathFolder.resolve("df"));
        script(
                pathFolder.resolve("df"),
                """
                #!/bin/sh
                echo 'Filesystem     1024-blocks     Used Available Capacity Mounted on'
                echo '/dev/vda1         99999999 99997999      2000     100% /a b'
                """);
        String output = call(program, command).output();
        assertFalse(output.contains("AutoCreateSharedArchive"), output);
        assertFalse(output.contains("AOTCache"), output);
        assertEquals(command, output.lines().toList().getLast());
    }

    /** An installation that one user made and others use. */
    @ParameterizedTest
    @CsvSource({
        "serve, serve-java-25.aot, -XX:AOTCache=",
        "compare, compare-java-25.jsa, -XX:SharedArchiveFile="
    })
    void usesAnArchiveThatItMayNotWriteAndNoOlderOne(String command, String name, String flag)
            throws Exception {
        Path program = program();
        Path jar = program.resolve("target/quarkus-app/quarkus-run.jar");
        Path archive = archive(program, name, 90L << 20);
        Files.setLastModifiedTime(
                archive, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() + 60_000));
        List<String> call = new ArrayList<>(asSomebodyElse());
        call.addAll(List.of(program.resolve("sessionmark").toString(), command));
        Path jdk = jdk("jdk", "25");
        readOnly(archive.getParent());
        try {
            Result result = run(root, jdk, call);
            assertEquals(0, result.exit(), result.output());
            assertTrue(result.output().contains(flag + archive.toRealPath()), result.output());
            assertFalse(result.output().contains("AutoCreate"), result.output());
            Files.setLastModifiedTime(archive, FileTime.fromMillis(0));
            result = run(root, jdk, call);
            assertEquals(0, result.exit(), result.output());
            assertFalse(result.output().contains("target/cache"), result.output());
        } finally {
            assertTrue(archive.getParent().toFile().setWritable(true));
        }
    }

    @Test
    void runsWhatIsThereWhereNothingCanBeBuilt() throws Exception {
        Path program = program();
        Path jar = program.resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(program.resolve("src/main"));
        Files.createFile(program.resolve("pom.xml"));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        List<String> call = new ArrayList<>(asSomebodyElse());
        call.addAll(List.of(program.resolve("sessionmark").toString(), "setups"));
        Path jdk = jdk("jdk", "25");
        readOnly(program.resolve("target"));
        try {
            Result result = run(root, jdk, call);
            assertEquals(0, result.exit(), result.output());
            assertTrue(
                    result.output().lines().findFirst().orElse("").endsWith("is not writable"),
                    result.output());
            assertEquals("setups", result.output().lines().toList().getLast());
        } finally {
            assertTrue(program.resolve("target").toFile().setWritable(true));
        }
        Files.delete(jar);
        readOnly(program.resolve("target"));
        try {
            Result result = run(root, jdk, call);
            assertEquals(2, result.exit(), result.output());
            assertEquals(1, result.output().lines().count(), result.output());
        } finally {
            assertTrue(program.resolve("target").toFile().setWritable(true));
        }
    }

    @ParameterizedTest
    @CsvSource({"ANSI_X3.4-1968, C.UTF-8", "UTF-8, ''", "ISO-8859-15, ''"})
    void namesOfFilesNeedALocale(String charmap, String expected) throws Exception {
        Path program = program();
        script(pathFolder.resolve("locale"), "#!/bin/sh\necho " + charmap + "\n");
        Path jdk = jdk("jdk", "25");
        script(jdk.resolve("bin/java"), "#!/bin/sh\necho \"[${LC_ALL-}]\"\n");
        Result result = call(program, jdk, "x");
        assertEquals("[" + expected + "]", result.output().strip());
    }

    /** With a heap of its own size, whose young part stays resident. */
    @Test
    void theNativeExecutableGetsASmallYoungHeap() throws Exception {
        Path program = program();
        script(program.resolve("target/sessionmark-runner"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        nativeOne = "1";
        Result result = call(program, "serve");
        assertEquals(
                List.of("-Xmx1g", "-Xmn16m", "-XX:+ExitOnOutOfMemoryError", "serve"),
                result.output().lines().toList());
    }

    /** Root may write everywhere. */
    private List<String> asSomebodyElse() throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "needs setpriv as root");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        return List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    private static void readOnly(Path folder) {
        assertTrue(folder.toFile().setWritable(false));
    }

    private Result call(Path program, String command) throws Exception {
        return call(program, jdk("jdk", "25"), command);
    }

    private Result call(Path program, Path jdk, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.resolve("sessionmark").toString()));
        Stream.of(arguments).filter(argument -> !argument.isEmpty()).forEach(command::add);
        return run(root, jdk, command);
    }

    /** A file of this size where archives are kept. */
    private static Path archive(Path program, String name, long size) throws IOException {
        Path cache = Files.createDirectories(program.resolve("target/cache"));
        Path archive = cache.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.setLength(size);
        }
        return archive;
    }

    /** A copy of the launcher beside something like a jar. */
    private Path program() throws IOException {
        Path program = Files.createDirectories(root.resolve("program"));
        copy("sessionmark", program);
        copy(".mvn/find-jdk.sh", program);
        Path jar = program.resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        return program;
    }

    private static Path copy(String file, Path target) throws IOException {
        Path to = target.resolve(file);
        Files.createDirectories(to.getParent());
        return Files.copy(PROJECT.resolve(file), to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** A JDK that prints where and with what it was called. */
    private Path jdk(String folder, String version) throws IOException {
        Path jdk = Files.createDirectories(root.resolve(folder));
        Path bin = Files.createDirectories(jdk.resolve("bin"));
        script(
                bin.resolve("java"),
                "#!/bin/sh\nif [ \"$1\" = -version ]; then echo 'openjdk version \""
                        + version
                        + "\"' >&2; exit; fi\n"
                        + "echo \"in $(pwd -P)\"\nfor a in \"$@\"; do echo \"$a\"; done\n");
        script(bin.resolve("javac"), "#!/bin/sh\n");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true, false));
    }

    private String found(Path javaHome) throws Exception {
        Result result = findJdk(javaHome);
        assertEquals(0, result.exit(), result.output());
        return result.output().strip();
    }

    private Result findJdk(Path javaHome) throws Exception {
        String script =
                ". '" + PROJECT.resolve(".mvn/find-jdk.sh") + "'; find_jdk && echo \"$JAVA_HOME\"";
        return run(root, javaHome, List.of("/bin/sh", "-euc", script));
    }

    private record Result(int exit, String output) {}

    private Result run(Path folder, Path javaHome, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(new ArrayList<>(command))
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", pathFolder.toString());
        builder.environment().put("HOME", root.resolve("home").toString());
        builder.environment().put("SESSIONMARK_JDK_ROOT", root.toString());
        builder.environment().put("JAVA_OPTS", javaOptions);
        builder.environment().put("SESSIONMARK_NATIVE", nativeOne);
        if (javaHome != null) {
            builder.environment().put("JAVA_HOME", javaHome.toString());
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return new Result(process.exitValue(), output);
    }
}
