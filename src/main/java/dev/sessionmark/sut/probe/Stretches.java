package dev.sessionmark.sut.probe;

import dev.sessionmark.measurement.trace.BlockedStretch;
import dev.sessionmark.measurement.trace.ServerStamps;
import dev.sessionmark.measurement.trace.SutTrace;
import dev.sessionmark.measurement.trace.WindowTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts together in which stretches which event loop stood still. */
final class Stretches {

    private Stretches() {}

    /** The longest stretches of all loops, beside the requests. */
    static SutTrace beside(List<ServerStamps> requests, List<BlockedStretch> all, int overwritten) {
        List<BlockedStretch> longest = new ArrayList<>(all);
        longest.sort(Comparator.comparingLong(BlockedStretch::nanos).reversed());
        List<BlockedStretch> kept =
                longest.stream()
                        .limit(WindowTrace.MOST_STRETCHES)
                        .sorted(Comparator.comparingLong(BlockedStretch::beginNanos))
                        .toList();
        return new SutTrace(requests, kept, all.size() - kept.size() + overwritten);
    }
}
