package dev.sessionmark.sut.probe.trace;

import dev.sessionmark.measurement.trace.ServerStamps;
import dev.sessionmark.measurement.trace.TraceHeader;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;

/**
 * Rings of numbered requests that have been answered, of fixed size, until the load generator says
 * which of them it keeps. Those that chance has drawn come one after the other into a ring with
 * room for more than can be drawn in any window; of the others each place keeps the slowest, so
 * that a long window overwrites what is quick. Requests carry numbers only in a window; nothing
 * else gets in.
 */
@Singleton
public class TraceBuffer {

    /** Of n requests 100 (1 + ln(n / 100)) are drawn at some time: 1,700 of a thousand million. */
    private static final int DRAWN = 2_048;

    /** Of a hundred slowest, in random places, less than one is lost to another of them. */
    private static final int SLOW = 8_192;

    private final AtomicInteger nextDrawn = new AtomicInteger();
    private volatile Rings rings;

    /** Of one window: what was due before {@code since} is a straggler of the one before. */
    private record Rings(
            AtomicReferenceArray<RequestSteps> drawn,
            AtomicReferenceArray<RequestSteps> slow,
            OptionalLong since) {
        Rings(OptionalLong since) {
            this(new AtomicReferenceArray<>(DRAWN), new AtomicReferenceArray<>(SLOW), since);
        }

        boolean wants(RequestSteps request) {
            return since.isEmpty() || !request.dueBefore(since.getAsLong());
        }
    }

    /** Keeps requests from now on, or none and forgets those it has. */
    public void keep(boolean on) {
        rings = on ? new Rings(OptionalLong.empty()) : null;
    }

    /** Whether it keeps any at all. */
    public boolean keeps() {
        return rings != null;
    }

    /**
     * The steps of a request just received; null when it is not to be followed.
     *
     * @param header of name {@link TraceHeader#NAME}; may be null or anything
     */
    public RequestSteps begin(String header, long receivedAt) {
        if (header == null || rings == null) {
            return null;
        }
        TraceHeader read = TraceHeader.read(header);
        return read == null ? null : new RequestSteps(read, receivedAt);
    }

    /** A request has been answered. */
    public void answered(RequestSteps request) {
        Rings kept = rings;
        // Numbers begin at one in each window, so a straggler would pass for another request.
        if (kept == null || !kept.wants(request)) {
            return;
        }
        if (request.drawn()) {
            kept.drawn.set(nextDrawn.getAndIncrement() & (DRAWN - 1), request);
        }
        int place = (int) request.number() & (SLOW - 1);
        RequestSteps there = kept.slow.get(place);
        while (there == null || there.nanos() < request.nanos()) {
            if (kept.slow.compareAndSet(place, there, request)) {
                return;
            }
            there = kept.slow.get(place);
        }
    }

    /** Those of these numbers that are still there. All are forgotten: a window has ended. */
    public List<ServerStamps> take(LongStream numbers) {
        Rings kept = rings;
        if (kept == null) {
            return List.of();
        }
        rings = new Rings(OptionalLong.of(System.nanoTime()));
        Map<Long, RequestSteps> byNumber = new HashMap<>();
        collect(kept.drawn, byNumber);
        collect(kept.slow, byNumber);
        return numbers.mapToObj(byNumber::get)
                .filter(request -> request != null)
                .map(RequestSteps::stamps)
                .toList();
    }

    private static void collect(
            AtomicReferenceArray<RequestSteps> ring, Map<Long, RequestSteps> byNumber) {
        for (int i = 0; i < ring.length(); i++) {
            RequestSteps request = ring.get(i);
            if (request != null) {
                byNumber.put(request.number(), request);
            }
        }
    }
}
