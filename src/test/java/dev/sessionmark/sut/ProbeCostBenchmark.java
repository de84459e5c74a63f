package dev.sessionmark.sut;

import dev.sessionmark.load.Call;
import dev.sessionmark.load.LoadGenerator;
import dev.sessionmark.load.LoadLimits;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.load.LoadTarget;
import dev.sessionmark.load.arrival.ArrivalModel;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabase;
import dev.sessionmark.statistics.Spread;
import dev.sessionmark.workload.PgbenchTables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What all probes of the system under test cost together: throughput of one warm process while they
 * watch against throughput while they do not, in turn. Two processes with the same settings differ
 * by more than the probes cost, because no compiler does the same twice; so it has to be one. What
 * is left of the probes when they do not watch is one test of a field at each. Rounds are short and
 * many, because a machine's speed drifts. Not part of the tests; run it on an idle machine after a
 * build:
 *
 * <pre>./mvnw test -Dtest=ProbeCostBenchmark -Dbenchmark.rounds=150</pre>
 */
class ProbeCostBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 150);
    private static final List<String> SETUPS =
            List.of(
                    System.getProperty(
                                    "benchmark.setups",
                                    "reactive-session,reactive-client,blocking-on-worker")
                            .split(","));
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofMillis(300);
    private static final int USERS = 32;
    private static final int POOL = 20;

    @Test
    void compareThroughputWithAndWithoutProbes() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.startEphemeral();
                LoadGenerator generator = new LoadGenerator()) {
            PgbenchTables.ensure(database.url(), 1, (share, step) -> {});
            for (String setup : SETUPS) {
                compare(generator, database.url(), setup);
            }
        }
    }

    private static void compare(LoadGenerator generator, DatabaseUrl database, String setup)
            throws Exception {
        try (SutProcess sut = start(database)) {
            throughput(generator, sut, setup, WARM_UP);
            double[] ratios = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                // The order changes from round to round: neither always runs second.
                boolean watchedFirst = i % 2 == 0;
                double first = throughput(generator, sut, setup, watchedFirst);
                double second = throughput(generator, sut, setup, !watchedFirst);
                double on = watchedFirst ? first : second;
                double off = watchedFirst ? second : first;
                ratios[i] = on / off;
            }
            Spread spread = Spread.of(ratios);
            System.out.printf(
                    Locale.ROOT,
                    "%s: median ratio %.3f (%.3f to %.3f), mean %.3f +- %.3f, of %d rounds%n",
                    setup,
                    spread.median(),
                    spread.min(),
                    spread.max(),
                    mean(ratios),
                    standardError(ratios),
                    ROUNDS);
        }
    }

    private static SutProcess start(DatabaseUrl database) throws SutException {
        SutCommandLine command =
                new SutCommandLine(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                Path.of("target", "quarkus-app", "quarkus-run.jar").toString(),
                                SutCommandLine.NAME));
        return SutProcess.start(
                command,
                new SutOptions(
                        database.jdbcUrl(),
                        database.reactiveUrl(),
                        database.user(),
                        database.password(),
                        POOL,
                        Duration.ofMillis(20)));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private static double throughput(
            LoadGenerator generator, SutProcess sut, String setup, boolean watched)
            throws SutException {
        if (watched) {
            sut.resume();
        } else {
            sut.pause();
        }
        return throughput(generator, sut, setup, ROUND);
    }

    private static double throughput(
            LoadGenerator generator, SutProcess sut, String setup, Duration time) {
        SplittableRandom random = new SplittableRandom(1);
        LoadSpec load =
                new LoadSpec(
                        new LoadTarget("127.0.0.1", sut.port(), USERS, false),
                        new ArrivalModel.Closed(USERS),
                        new LoadLimits(1_024, Duration.ofSeconds(10), Duration.ofSeconds(30)),
                        () ->
                                Call.get(
                                        "/setups/"
                                                + setup
                                                + "/select-only?aid="
                                                + random.nextInt(1, 100_001)));
        return generator.start(load.lasting(time).traced()).result().join().achievedRate();
    }
}
