package dev.sessionmark.sut.probe.trace;

import dev.sessionmark.measurement.trace.ServerStamps;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Places for requests that have been answered, made once and written over. A request that is kept
 * is copied into one and dies young: to keep it itself, for as long as a window, costs the garbage
 * collector several times what its stamps cost.
 */
final class StepsRing {

    private final RequestSteps[] places;
    private volatile OptionalLong since = OptionalLong.empty();

    /**
     * @param size a power of two
     */
    StepsRing(int size) {
        places = Stream.generate(RequestSteps::new).limit(size).toArray(RequestSteps[]::new);
    }

    /** Keeps it in the place of this number, whatever was there before. */
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
