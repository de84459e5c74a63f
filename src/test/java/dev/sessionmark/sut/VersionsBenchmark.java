package dev.sessionmark.sut;

import dev.sessionmark.load.LoadGenerator;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.statistics.Spread;
import dev.sessionmark.sut.SideBySide.Round;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Throughput and processor time a request of this version's setups against another's: a process of
 * each, alive together, loaded in turn, with probes that watch as in a measurement. By a compiler
 * that foresees no call ({@code TieredStopAtLevel=1}), which is the nearest that a virtual machine
 * comes to a native executable. With this very version as the other one it shows what two processes
 * differ by anyway. Not part of the tests; run it on an idle machine after a build:
 *
 * <pre>./mvnw test -Dtest=VersionsBenchmark -Dbenchmark.against=FOLDER -Dbenchmark.rounds=60</pre>
 */
class VersionsBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 60);
    private static final Path AGAINST = Path.of(System.getProperty("benchmark.against", ""));
    private static final List<String> FLAGS =
            List.of(System.getProperty("benchmark.flags", "-XX:TieredStopAtLevel=1").split(" "));
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final int USERS = 16;
    private static final int POOL = 16;

    @Test
    void compareThroughput() throws Exception {
        SideBySide.each(VersionsBenchmark::compare);
    }

    private static void compare(LoadGenerator generator, DatabaseUrl database, String setup)
            throws Exception {
        try (SutProcess ours = start(database, JAR);
                SutProcess theirs = start(database, AGAINST.resolve(JAR))) {
            load(generator, ours, setup, WARM_UP);
            load(generator, theirs, setup, WARM_UP);
            double[] throughput = new double[ROUNDS];
            double[] cpu = new double[ROUNDS];
            double[] spent = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                boolean oursFirst = i % 2 == 0;
                Round one = round(generator, oursFirst ? ours : theirs, setup);
                Round two = round(generator, oursFirst ? theirs : ours, setup);
                Round of = oursFirst ? one : two;
                Round against = oursFirst ? two : one;
                throughput[i] = of.perSecond() / against.perSecond();
                cpu[i] = of.cpuPerRequest() / against.cpuPerRequest();
                spent[i] = of.cpuPerRequest();
            }
            SideBySide.print(setup, "throughput", throughput);
            SideBySide.print(setup, "processor time a request", cpu);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.1f us of processor time a request%n",
                    setup,
                    Spread.of(spent).median() / 1e3);
        }
    }

    private static SutProcess start(DatabaseUrl database, Path jar) throws SutException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("-Xmx256m", "-jar", jar.toString(), SutCommandLine.NAME));
        return SutProcess.start(
                new SutCommandLine(command), new SutOptions(database, POOL, Duration.ofMillis(20)));
    }

    private static Round round(LoadGenerator generator, SutProcess sut, String setup)
            throws IOException {
        return SideBySide.round(sut, () -> load(generator, sut, setup, ROUND));
    }

    private static LoadFigures load(
            LoadGenerator generator, SutProcess sut, String setup, Duration time) {
        return generator
                .start(SelectOnlyLoad.of(sut, setup, USERS).lasting(time).traced())
                .result()
                .join();
    }
}
