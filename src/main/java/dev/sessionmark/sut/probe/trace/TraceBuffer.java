package dev.sessionmark.sut.probe.trace;

import dev.sessionmark.measurement.trace.SutTrace.ServerStamps;
import dev.sessionmark.measurement.trace.TraceHeader;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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

    /**
     * Of a hundred slowest, in random places, two are lost to slower ones; the load generator asks
     * for some more. With as many places as would lose none, the places would not stay in the
     * processor's cache.
     */
    private static final int SLOW = 2_048;

    private final AtomicInteger nextDrawn = new AtomicInteger();
    private final StepsRing drawn = new StepsRing(DRAWN);
    private final StepsRing slow = new StepsRing(SLOW);
    private volatile boolean keeps;

    /** Keeps requests from now on, or none; forgets those it has. */
    public void keep(boolean on) {
        keeps = on;
        clear(OptionalLong.empty());
    }

    /** Whether it keeps any at all. */
    public boolean keeps() {
        return keeps;
    }

    /**
     * The steps of a request just received; null when it is not to be followed.
     *
     * @param header of name {@link TraceHeader#NAME}; may be null or anything
     */
    public RequestSteps begin(String header, long receivedAt) {
        if (header == null || !keeps) {
            return null;
        }
        TraceHeader read = TraceHeader.read(header);
        return read == null ? null : new RequestSteps(read, receivedAt);
    }

    /** A request has been answered. */
    public void answered(RequestSteps request) {
        if (!keeps) {
            return;
        }
        if (request.drawn()) {
            drawn.put(nextDrawn.getAndIncrement(), request);
        }
        slow.putSlower(request.number(), request);
    }

    /**
     * Those of these numbers that are still there, in this order. All are forgotten: a window has
     * ended, and what was due before now is of no other.
     */
    public List<ServerStamps> take(LongStream numbers) {
        if (!keeps) {
            return List.of();
        }
        long[] asked = numbers.toArray();
        Set<Long> wanted = Arrays.stream(asked).boxed().collect(Collectors.toSet());
        Map<Long, ServerStamps> byNumber = new HashMap<>();
        drawn.collect(wanted, byNumber);
        slow.collect(wanted, byNumber);
        clear(OptionalLong.of(System.nanoTime()));
        return Arrays.stream(asked).mapToObj(byNumber::get).filter(Objects::nonNull).toList();
    }

    private void clear(OptionalLong from) {
        drawn.clear(from);
        slow.clear(from);
    }

    /**
     * Places for requests that have been answered, made once and written over. A request that is
     * kept is copied into one and dies young: to keep it itself, for as long as a window, costs the
     * garbage collector several times what its stamps cost.
     */
    private static final class StepsRing {

        private final RequestSteps[] places;
        private volatile OptionalLong since = OptionalLong.empty();

        /**
         * @param size a power of two
         */
        StepsRing(int size) {
            places = Stream.generate(RequestSteps::new).limit(size).toArray(RequestSteps[]::new);
        }

        void put(long number, RequestSteps request) {
            RequestSteps place = place(number);
            synchronized (place) {
                if (wants(request)) {
                    place.copy(request);
                }
            }
        }

        /** Keeps it in the place of this number, unless a slower one is there. */
        void putSlower(long number, RequestSteps request) {
            RequestSteps place = place(number);
            synchronized (place) {
                if (wants(request) && (place.isEmpty() || place.nanos() < request.nanos())) {
                    place.copy(request);
                }
            }
        }

        private RequestSteps place(long number) {
            return places[(int) number & (places.length - 1)];
        }

        /** What was due before is a straggler of an earlier window, whose numbers come again. */
        private boolean wants(RequestSteps request) {
            OptionalLong begin = since;
            return begin.isEmpty() || !request.dueBefore(begin.getAsLong());
        }

        /** Adds the stamps of those of these numbers that are still there. */
        void collect(Set<Long> numbers, Map<Long, ServerStamps> byNumber) {
            for (RequestSteps place : places) {
                synchronized (place) {
                    if (!place.isEmpty() && numbers.contains(place.number())) {
                        byNumber.put(place.number(), place.stamps());
                    }
                }
            }
        }

        /**
         * Forgets all.
         *
         * @param from what was due before is not kept from now on; empty when all is
         */
        void clear(OptionalLong from) {
            since = from;
            for (RequestSteps place : places) {
                synchronized (place) {
                    place.forget();
                }
            }
        }
    }
}
