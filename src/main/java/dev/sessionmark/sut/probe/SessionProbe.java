package dev.sessionmark.sut.probe;

import dev.sessionmark.measurement.SessionFigures;
import dev.sessionmark.statistics.Distribution;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How sessions use their connections, whichever pool these come from. */
@Singleton
public class SessionProbe {

    private final StripedRecorder waitTime = new StripedRecorder();
    private final StripedRecorder holdTime = new StripedRecorder();
    private final StripedRecorder databaseTime = new StripedRecorder();
    private final AtomicInteger used = new AtomicInteger();
    private final AtomicLong maxUsed = new AtomicLong();
    private final LongAdder refused = new LongAdder();
    private final LongAdder statements = new LongAdder();
    private final LongAdder crossLoop = new LongAdder();
    private volatile boolean watching = true;

    /** Whether it counts anything; if not, callers can save themselves the measurement. */
    boolean watching() {
        return watching;
    }

    /** Switches it on or off; only while no session is open, or it would miscount them. */
    void watch(boolean on) {
        watching = on;
    }

    /** A session of the current request got its connection after this long. */
    public void acquired(long nanos) {
        acquired(RequestTimes.current(), nanos);
    }

    /** A session of this request, or of none, got its connection after this long. */
    void acquired(RequestTimes times, long nanos) {
        if (!watching) {
            return;
        }
        waitTime.record(nanos);
        int now = used.incrementAndGet();
        if (now > maxUsed.get()) {
            maxUsed.accumulateAndGet(now, Math::max);
        }
        if (times != null) {
            times.acquired(nanos);
        }
    }

    /** A session got no connection: its pool gave up, or the database refused. */
    public void refused() {
        if (!watching) {
            return;
        }
        refused.increment();
    }

    /** A session of the current request gave its connection back after this long. */
    public void released(long nanos) {
        released(RequestTimes.current(), nanos);
    }

    /** A session of this request, or of none, gave its connection back after this long. */
    void released(RequestTimes times, long nanos) {
        if (!watching) {
            return;
        }
        used.decrementAndGet();
        holdTime.record(nanos);
        if (times != null) {
            databaseTime.record(times.held(nanos));
        }
    }

    /** The current request's statement took this long. */
    void executed(long nanos) {
        RequestTimes times = RequestTimes.current();
        if (times != null) {
            times.executed(nanos);
        }
    }

    /**
     * A statement of a reactive session took this long.
     *
     * @param crossedLoops whether the connection belongs to another event loop than the request
     */
    void executed(ContextInternal request, long nanos, boolean crossedLoops) {
        statements.increment();
        if (crossedLoops) {
            crossLoop.increment();
        }
        RequestTimes times = RequestTimes.of(request);
        if (times != null) {
            times.executed(nanos);
        }
    }

    /** Connections in use at this moment. */
    public int used() {
        return used.get();
    }

    /** Forgets everything but the connections in use. */
    void reset() {
        waitTime.reset();
        holdTime.reset();
        databaseTime.reset();
        maxUsed.set(used.get());
        refused.reset();
        statements.reset();
        crossLoop.reset();
    }

    /** What was seen since the last {@link #reset}. */
    SessionFigures figures() {
        return new SessionFigures(
                Distribution.of(waitTime.take()),
                Distribution.of(holdTime.take()),
                Distribution.of(databaseTime.take()),
                maxUsed.get(),
                refused.sum(),
                0,
                crossLoopShare());
    }

    /** Share of reactive statements that crossed event loops; NaN without reactive statements. */
    private double crossLoopShare() {
        long all = statements.sum();
        return all == 0 ? Double.NaN : (double) crossLoop.sum() / all;
    }
}
