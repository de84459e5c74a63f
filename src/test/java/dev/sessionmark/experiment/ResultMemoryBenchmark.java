package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * Prints what the seconds of an experiment take in memory, kept as they are and kept as histograms
 * that could record anything: {@code ./mvnw test -Dtest=ResultMemoryBenchmark}. Five setups, five
 * trials, two conditions, a minute each, 1,900 requests a second.
 */
class ResultMemoryBenchmark {

    private static final int WINDOWS = 5 * 5 * 2;
    private static final int SECONDS = 60;
    private static final int RATE = 1_900;

    @Test
    void printsTheMemoryOfAMinutesWindows() {
        List<Object> kept = new ArrayList<>();
        long sparse = measure(kept, false);
        long full = measure(kept, true);
        System.out.printf(
                "seconds of %d windows of %d s: sparse %.0f MiB, full range %.0f MiB, ratio %.3f%n",
                WINDOWS, SECONDS, sparse / 1048576.0, full / 1048576.0, (double) sparse / full);
        assertEquals(0, kept.size());
    }

    private static long measure(List<Object> kept, boolean fullRange) {
        long before = used();
        Random random = new Random(1);
        for (int i = 0; i < WINDOWS * SECONDS; i++) {
            Histogram histogram = Histograms.create();
            for (int request = 0; request < RATE; request++) {
                Histograms.record(histogram, (long) (6e6 * Math.exp(0.4 * random.nextGaussian())));
            }
            kept.add(fullRange ? histogram : Distribution.of(histogram));
        }
        long taken = used() - before;
        kept.clear();
        return taken;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
