package dev.sessionmark.sut.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When one event loop was late, and what it was seen doing meanwhile: two rings of fixed size. The
 * loop writes the one, the sampler the other, each rarely.
 */
final class StretchLog {

    /** A loop that is late by less than that was not blocked but busy, or its timer late. */
    static final long LEAST_NANOS = 3_000_000;

    /** At one every 5 ms for 20 s. */
    private static final int STRETCHES = 4_096;

    /** At one every 10 ms for 80 s. */
    private static final int SAMPLES = 8_192;

    /**
     * A stretch in which the loop ran nothing that was due.
     *
     * @param culprit see {@link dev.sessionmark.measurement.BlockedStretch}
     */
    record Stretch(long begin, long end, String culprit) {}

    private final long[] begins = new long[STRETCHES];
    private final long[] ends = new long[STRETCHES];
    private final long[] sampledAt = new long[SAMPLES];
    private final String[] frames = new String[SAMPLES];
    private long stretches;
    private long samples;

    synchronized void reset() {
        stretches = 0;
        samples = 0;
        Arrays.fill(frames, null);
    }

    /** A task that was due ran only now. */
    void late(long due, long now) {
        if (now - due >= LEAST_NANOS) {
            add(due, now);
        }
    }

    private synchronized void add(long begin, long end) {
        int place = (int) (stretches++ % STRETCHES);
        begins[place] = begin;
        ends[place] = end;
    }

    /** The loop was looked at; {@code frame} is where it stood waiting, null when it did not. */
    synchronized void sampled(long now, String frame) {
        int place = (int) (samples++ % SAMPLES);
        sampledAt[place] = now;
        frames[place] = frame;
    }

    /** How many stretches were overwritten by later ones. */
    synchronized int overwritten() {
        return (int) Math.max(0, stretches - STRETCHES);
    }

    /**
     * The stretches in order, without those in which every sample saw the loop run.
     *
     * @param overdueSince when the task was due that the loop has not run yet
     */
    synchronized List<Stretch> stretches(long overdueSince, long now) {
        late(overdueSince, now);
        int first = (int) Math.max(0, stretches - STRETCHES);
        long sample = Math.max(0, samples - SAMPLES);
        List<Stretch> all = new ArrayList<>();
        for (long i = first; i < stretches; i++) {
            int place = (int) (i % STRETCHES);
            while (sample < samples && at(sample) - begins[place] < 0) {
                sample++;
            }
            Map<String, Integer> seen = new HashMap<>();
            boolean ran = false;
            for (; sample < samples && at(sample) - ends[place] <= 0; sample++) {
                String frame = frames[(int) (sample % SAMPLES)];
                if (frame == null) {
                    ran = true;
                } else {
                    seen.merge(frame, 1, Integer::sum);
                }
            }
            if (!seen.isEmpty() || !ran) {
                all.add(new Stretch(begins[place], ends[place], mostFrequent(seen)));
            }
        }
        return all;
    }

    private long at(long sample) {
        return sampledAt[(int) (sample % SAMPLES)];
    }

    private static String mostFrequent(Map<String, Integer> seen) {
        return seen.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
