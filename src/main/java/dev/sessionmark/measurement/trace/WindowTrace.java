package dev.sessionmark.measurement.trace;

import dev.sessionmark.measurement.trace.KeptRequests.ClientStamps;
import dev.sessionmark.measurement.trace.SutTrace.ServerStamps;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some requests of a window in full, and the stretches in which its event loops stood still.
 *
 * @param dbLatencyNanos what the condition adds to each round trip to the database: the proxy's
 *     part of a statement as it was set, not as it was measured
 * @param requests in the order they were due
 * @param blocked in the order they began
 * @param stretchesLeftOut how many more stretches there were, shorter ones
 */
@RegisterForReflection
public record WindowTrace(
        long dbLatencyNanos,
        List<RequestTrace> requests,
        List<BlockedStretch> blocked,
        int stretchesLeftOut) {

    /** Most requests of each of the two kinds. */
    public static final int OF_EACH_KIND = 100;

    /** Most stretches. */
    public static final int MOST_STRETCHES = 1_000;

    /** Nothing was kept. */
    public static final WindowTrace NONE = new WindowTrace(0, List.of(), List.of(), 0);

    /** Both halves of each request put together, as far as the system under test kept its own. */
    public static WindowTrace join(KeptRequests kept, SutTrace sut, long dbLatencyNanos) {
        Map<Long, ServerStamps> byNumber = new HashMap<>();
        sut.requests().forEach(request -> byNumber.put(request.number(), request));
        Map<Long, ClientStamps> chosen = new HashMap<>();
        Set<Long> drawn = choose(kept.drawn(), chosen);
        Set<Long> slow = choose(kept.slowest(), chosen);
        List<RequestTrace> requests = new ArrayList<>();
        chosen.forEach(
                (number, client) ->
                        requests.add(
                                RequestTrace.join(
                                        client,
                                        byNumber.get(number),
                                        drawn.contains(number),
                                        slow.contains(number),
                                        kept.startedAt())));
        requests.sort(
                Comparator.comparingLong(RequestTrace::dueAt)
                        .thenComparingLong(RequestTrace::number));
        return new WindowTrace(
                dbLatencyNanos,
                List.copyOf(requests),
                sut.blocked().stream().map(stretch -> stretch.since(kept.startedAt())).toList(),
                sut.stretchesLeftOut());
    }

    private static Set<Long> choose(List<ClientStamps> from, Map<Long, ClientStamps> chosen) {
        Set<Long> numbers = new HashSet<>();
        for (ClientStamps request : from.subList(0, Math.min(OF_EACH_KIND, from.size()))) {
            numbers.add(request.number());
            chosen.put(request.number(), request);
        }
        return numbers;
    }
}
