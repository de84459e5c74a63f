package dev.sessionmark.sut.probe;

import dev.sessionmark.measurement.trace.BlockedStretch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When one event loop was late, and what it was seen doing meanwhile: two rings of fixed size. Only
 * the loop writes the one and only the sampler the other, so that neither ever waits: a lock would
 * hold up the loop that is watched for as long as its holder waits for a processor.
 */
final class StretchLog {

    /** A loop that is late by less than that was not blocked but busy, or its timer late. */
    static final long LEAST_NANOS = 3_000_000;

    /** At one every 5 ms for 20 s. */
    private static final int STRETCHES = 4_096;

    /** At one every 20 ms for 160 s. */
    private static final int SAMPLES = 8_192;

    private final long[] begins = new long[STRETCHES];
    private final long[] ends = new long[STRETCHES];
    private final long[] sampledAt = new long[SAMPLES];
    private final String[] frames = new String[SAMPLES];
    // How many were ever written; the write of the count publishes what lies in the ring.
    private final AtomicLong stretches = new AtomicLong();
    private final AtomicLong samples = new AtomicLong();
    private volatile long stretchesBefore;
    private volatile long samplesBefore;

    /** What was written so far does not count. */
    void reset() {
        stretchesBefore = stretches.get();
        samplesBefore = samples.get();
    }

    /** A task that was due ran only now, on the loop, which is the caller. */
    void late(long due, long now) {
        if (now - due >= LEAST_NANOS) {
            long written = stretches.getPlain();
            int place = (int) (written % STRETCHES);
            begins[place] = due;
            ends[place] = now;
            stretches.setRelease(written + 1);
        }
    }

    /**
     * The loop was looked at by the sampler, which is the caller; {@code frame} is where it stood
     * waiting, null when it did not.
     */
    void sampled(long now, String frame) {
        long written = samples.getPlain();
        int place = (int) (written % SAMPLES);
        sampledAt[place] = now;
        frames[place] = frame;
        samples.setRelease(written + 1);
    }

    /** How many stretches were overwritten by later ones. */
    int overwritten() {
        return (int) Math.max(0, stretches.getAcquire() - stretchesBefore - STRETCHES);
    }

    /**
     * The stretches in order, without those in which every sample saw the loop run.
     *
     * @param loop name of the loop's thread
     * @param overdueSince when the task was due that the loop has not run yet
     */
    List<BlockedStretch> stretches(String loop, long overdueSince, long now) {
        long end = stretches.getAcquire();
        long lastSample = samples.getAcquire();
        long sample = Math.max(samplesBefore, lastSample - SAMPLES);
        List<BlockedStretch> all = new ArrayList<>();
        for (long i = Math.max(stretchesBefore, end - STRETCHES); i < end; i++) {
            int place = (int) (i % STRETCHES);
            sample = add(all, loop, begins[place], ends[place], sample, lastSample);
        }
        if (now - overdueSince >= LEAST_NANOS) {
            add(all, loop, overdueSince, now, sample, lastSample);
        }
        return all;
    }

    /** Adds a stretch with its culprit; returns the first sample after it. */
    private long add(
            List<BlockedStretch> all,
            String loop,
            long begin,
            long end,
            long firstSample,
            long lastSample) {
        long sample = firstSample;
        while (sample < lastSample && at(sample) - begin < 0) {
            sample++;
        }
        Map<String, Integer> seen = new HashMap<>();
        boolean ran = false;
        for (; sample < lastSample && at(sample) - end <= 0; sample++) {
            String frame = frames[(int) (sample % SAMPLES)];
            if (frame == null) {
                ran = true;
            } else {
                seen.merge(frame, 1, Integer::sum);
            }
        }
        if (!seen.isEmpty() || !ran) {
            all.add(new BlockedStretch(loop, begin, end, mostFrequent(seen)));
        }
        return sample;
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
