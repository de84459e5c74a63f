package dev.sessionmark.sut;

import dev.sessionmark.load.LoadGenerator;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What benchmarks that load two systems under test in turn have in common. */
final class SideBySide {

    private static final Pattern COMPILER = Pattern.compile("^C[12] ");

    private static final List<String> SETUPS =
            List.of(
                    System.getProperty(
                                    "benchmark.setups",
                                    "reactive-session,reactive-client,blocking-on-worker")
                            .split(","));

    /**
     * What a short load came to.
     *
     * @param perSecond right answers
     * @param cpuPerRequest nanoseconds of processor time for each
     */
    record Round(double perSecond, double cpuPerRequest) {}

    /** Loads one setup in turn. */
    interface Comparison {
        void of(LoadGenerator generator, DatabaseUrl database, String setup) throws Exception;
    }

    private SideBySide() {}

    /** Compares each setup, on a database of its own server. */
    static void each(Comparison comparison) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.startEphemeral();
                LoadGenerator generator = new LoadGenerator()) {
            PgbenchTables.ensure(database.url(), 1, (share, step) -> {});
            for (String setup : SETUPS) {
                comparison.of(generator, database.url(), setup);
            }
        }
    }

    static Round round(SutProcess sut, Supplier<LoadFigures> load) throws IOException {
        long before = cpu(sut.pid());
        LoadFigures figures = load.get();
        long spent = cpu(sut.pid()) - before;
        return new Round(figures.achievedRate(), (double) spent / figures.counts().succeeded());
    }

    /**
     * The median and where it lies with 95 % confidence, by the ranks of the ratios that enclose it
     * (normal approximation of the binomial distribution). Not their mean: a ratio of two noisy
     * figures is larger than one on average, whichever of the two stands above.
     */
    static void print(String setup, String what, double[] ratios) {
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
    static long cpu(long pid) throws IOException {
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
