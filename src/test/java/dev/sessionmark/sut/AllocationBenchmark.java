package dev.sessionmark.sut;

import dev.sessionmark.load.LoadGenerator;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabase;
import dev.sessionmark.workload.PgbenchTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a request allocates in the system under test, with its probes and without. By a compiler
 * that takes no object away, as that of a native executable mostly does not. Not part of the tests;
 * run it after a build:
 *
 * <pre>./mvnw test -Dtest=AllocationBenchmark</pre>
 *
 * With {@code -Dbenchmark.against=FOLDER}, where another version was built, that is measured too.
 */
class AllocationBenchmark {

    private static final List<String> SETUPS =
            List.of(
                    System.getProperty(
                                    "benchmark.setups",
                                    "reactive-session,reactive-client,blocking-on-worker,no-pool")
                            .split(","));
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int USERS = 8;
    private static final int POOL = 8;
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    /** What was in the space of new objects when it was full. */
    private static final Pattern EDEN = Pattern.compile(" Eden: (\\d+)K");

    @TempDir Path folder;

    @Test
    void printWhatARequestAllocates() throws Exception {
        List<Path> jars = new ArrayList<>(List.of(JAR));
        String against = System.getProperty("benchmark.against");
        if (against != null) {
            jars.add(Path.of(against).resolve(JAR));
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.startEphemeral();
                LoadGenerator generator = new LoadGenerator()) {
            PgbenchTables.ensure(database.url(), 1, (share, step) -> {});
            for (String setup : SETUPS) {
                for (Path jar : jars) {
                    measure(generator, database.url(), setup, jar);
                }
            }
        }
    }

    private void measure(LoadGenerator generator, DatabaseUrl database, String setup, Path jar)
            throws Exception {
        Path log = Files.createTempFile(folder, "gc", ".log");
        SutCommandLine command =
                new SutCommandLine(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx256m",
                                "-Xmn4m",
                                "-XX:TieredStopAtLevel=1",
                                "-Xlog:gc+heap=info:file=" + log,
                                "-jar",
                                jar.toString(),
                                SutCommandLine.NAME));
        SutOptions options = new SutOptions(database, POOL, Duration.ofMillis(20));
        try (SutProcess sut = SutProcess.start(command, options)) {
            load(generator, sut, setup, WARM_UP);
            double watched = round(generator, sut, setup, log);
            sut.pause();
            double bare = round(generator, sut, setup, log);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,.0f bytes a request, %,.0f without probes (%s)%n",
                    setup,
                    watched,
                    bare,
                    jar.toAbsolutePath());
        }
    }

    private static double round(LoadGenerator generator, SutProcess sut, String setup, Path log)
            throws IOException {
        long before = allocated(log);
        long requests = load(generator, sut, setup, ROUND);
        return (double) (allocated(log) - before) / requests;
    }

    private static long allocated(Path log) throws IOException {
        return EDEN.matcher(Files.readString(log))
                .results()
                .mapToLong(full -> Long.parseLong(full.group(1)) * 1_024)
                .sum();
    }

    private static long load(LoadGenerator generator, SutProcess sut, String setup, Duration time) {
        LoadSpec load = SelectOnlyLoad.of(sut, setup, USERS);
        return generator.start(load.lasting(time).traced()).result().join().counts().succeeded();
    }
}
