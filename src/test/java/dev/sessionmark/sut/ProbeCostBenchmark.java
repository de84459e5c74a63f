package dev.sessionmark.sut;

import dev.sessionmark.load.LoadGenerator;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabase;
import dev.sessionmark.statistics.Spread;
import dev.sessionmark.workload.PgbenchTables;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What all probes of the system under test cost together, the trace of requests among them:
 * throughput and processor time a request (of all threads but the compiler's) of one warm process
 * while they watch against those while they do not, in turn. Two processes with the same settings
 * differ by more than the probes cost, because no compiler does the same twice; so it has to be
 * one. What is left of the probes when they do not watch is one test of a field at each. Rounds are
 * short and many, because a machine's speed drifts. A control, without probes as well, shows what
 * the comparison itself is worth; and the same probes without requests that are followed show what
 * the trace adds. Not part of the tests; run it on an idle machine after a build:
 *
 * <pre>./mvnw test -Dtest=ProbeCostBenchmark -Dbenchmark.rounds=150</pre>
 */
class ProbeCostBenchmark {

    private static final Pattern COMPILER = Pattern.compile("^C[12] ");

    private static final List<String> SETUPS =
            List.of(
                    System.getProperty(
                                    "benchmark.setups",
                                    "reactive-session,reactive-client,blocking-on-worker")
                            .split(","));
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 150);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofMillis(300);
    private static final int USERS = 32;
    private static final int POOL = 20;
    private static final int WATCHED = 0;
    private static final int UNWATCHED = 1;
    private static final int CONTROL = 2;
    private static final int UNTRACED = 3;
    private static final int PLACES = 4;

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
            load(generator, sut, setup, WARM_UP, true);
            double[] throughput = new double[ROUNDS];
            double[] cpu = new double[ROUNDS];
            double[] controlThroughput = new double[ROUNDS];
            double[] controlCpu = new double[ROUNDS];
            double[] traceThroughput = new double[ROUNDS];
            double[] traceCpu = new double[ROUNDS];
            double[] bare = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                // The order changes from round to round: each comes as often in every place.
                Round[] rounds = new Round[PLACES];
                for (int place = 0; place < PLACES; place++) {
                    int turn = (i + place) % PLACES;
                    rounds[turn] = round(generator, sut, setup, turn);
                }
                Round on = rounds[WATCHED];
                Round off = rounds[UNWATCHED];
                Round control = rounds[CONTROL];
                throughput[i] = on.perSecond() / off.perSecond();
                cpu[i] = on.cpuPerRequest() / off.cpuPerRequest();
                controlThroughput[i] = control.perSecond() / off.perSecond();
                controlCpu[i] = control.cpuPerRequest() / off.cpuPerRequest();
                Round untraced = rounds[UNTRACED];
                traceThroughput[i] = on.perSecond() / untraced.perSecond();
                traceCpu[i] = on.cpuPerRequest() / untraced.cpuPerRequest();
                bare[i] = off.cpuPerRequest();
            }
            print(setup, "all probes, throughput", throughput);
            print(setup, "all probes, processor time a request", cpu);
            print(setup, "the trace alone, throughput", traceThroughput);
            print(setup, "the trace alone, processor time a request", traceCpu);
            print(setup, "control, throughput", controlThroughput);
            print(setup, "control, processor time a request", controlCpu);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.1f us of processor time a request without probes%n",
                    setup,
                    Spread.of(bare).median() / 1e3);
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
        return SutProcess.start(command, new SutOptions(database, POOL, Duration.ofMillis(20)));
    }

    private static Round round(LoadGenerator generator, SutProcess sut, String setup, int turn)
            throws SutException, IOException {
        if (turn == WATCHED || turn == UNTRACED) {
            sut.resume();
        } else {
            sut.pause();
        }
        long before = cpu(sut.pid());
        LoadFigures figures = load(generator, sut, setup, ROUND, turn != UNTRACED);
        long spent = cpu(sut.pid()) - before;
        return new Round(figures.achievedRate(), (double) spent / figures.counts().succeeded());
    }

    private static LoadFigures load(
            LoadGenerator generator, SutProcess sut, String setup, Duration time, boolean traced) {
        LoadSpec load = SelectOnlyLoad.of(sut, setup, USERS);
        LoadSpec timed = load.lasting(time);
        return generator.start(traced ? timed.traced() : timed).result().join();
    }

    /**
     * What a short load came to.
     *
     * @param perSecond right answers
     * @param cpuPerRequest nanoseconds of processor time for each
     */
    private record Round(double perSecond, double cpuPerRequest) {}

    /**
     * The median and where it lies with 95 % confidence, by the ranks of the ratios that enclose it
     * (normal approximation of the binomial distribution). Not their mean: a ratio of two noisy
     * figures is larger than one on average, whichever of the two stands above.
     */
    private static void print(String setup, String what, double[] ratios) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        int half = (int) Math.ceil(0.98 * Math.sqrt(sorted.length));
        int middle = sorted.length / 2;
        System.out.printf(
                Locale.ROOT,
                "%s, %s: median ratio %.3f (95 %%: %.3f to %.3f), all %.2f to %.2f, of %d rounds%n",
                setup,
                what,
                Spread.of(ratios).median(),
                sorted[Math.max(0, middle - half)],
                sorted[Math.min(sorted.length - 1, middle + half)],
                sorted[0],
                sorted[sorted.length - 1],
                ratios.length);
    }

    /**
     * Processor time of all threads but those of the compiler, in nanoseconds, as Linux knows it.
     */
    private static long cpu(long pid) throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                try {
                    if (!COMPILER.matcher(Files.readString(thread.resolve("comm"))).find()) {
                        String stat = Files.readString(thread.resolve("schedstat"));
                        sum += Long.parseLong(stat.substring(0, stat.indexOf(' ')));
                    }
                } catch (NoSuchFileException gone) {
                    // It ended meanwhile, and what it spent is small.
                }
            }
        }
        return sum;
    }
}
