package dev.sessionmark.sut.probe;

import dev.sessionmark.measurement.InUse;
import dev.sessionmark.measurement.SessionFigures;
import dev.sessionmark.statistics.Distribution;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * How sessions use their connections, whichever pool these come from. Moments are those of {@link
 * System#nanoTime()}; whoever tells them has read them anyway.
 */
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

    /** A session of the current request has asked for a connection and got it. */
    public void acquired(long asked, long got) {
        acquired(RequestTimes.current(), asked, got);
    }

    /** A session of this request, or of none, has asked for a connection and got it. */
    void acquired(RequestTimes times, long asked, long got) {
        if (!watching) {
            return;
        }
        waitTime.record(got - asked);
        int now = used.incrementAndGet();
        if (now > maxUsed.get()) {
            maxUsed.accumulateAndGet(now, Math::max);
        }
        if (times != null) {
            times.acquired(asked, got);
        }
    }

    /** A session got no connection: its pool gave up, or the database refused. */
    public void refused() {
        if (!watching) {
            return;
        }
        refused.increment();
    }

    /** A session of the current request has given back the connection that it had got. */
    public void released(long got, long returned) {
        released(RequestTimes.current(), got, returned);
    }

    /** A session of this request, or of none, has given back the connection that it had got. */
    void released(RequestTimes times, long got, long returned) {
        if (!watching) {
            return;
        }
        used.decrementAndGet();
        holdTime.record(returned - got);
        if (times != null) {
            databaseTime.record(times.held(got, returned));
        }
    }

    void executed(long sent, long answered) {
        RequestTimes times = RequestTimes.current();
        if (times != null) {
            times.executed(sent, answered);
        }
    }

    /**
     * A statement of a reactive session was sent and has been answered.
     *
     * @param crossedLoops whether the connection belongs to another event loop than the request
     */
    void executed(ContextInternal request, long sent, long answered, boolean crossedLoops) {
        statements.increment();
        if (crossedLoops) {
            crossLoop.increment();
        }
        RequestTimes times = RequestTimes.of(request);
        if (times != null) {
            times.executed(sent, answered);
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

    /**
     * What was seen since the last {@link #reset}.
     *
     * @param inUse what somebody saw who looked meanwhile
     */
    SessionFigures figures(InUse inUse) {
        return new SessionFigures(
                Distribution.of(waitTime.take()),
                Distribution.of(holdTime.take()),
                Distribution.of(databaseTime.take()),
                (long) maxUsed.get(),
                refused.sum(),
                0L,
                crossLoopShare(),
                inUse);
    }

    /** Share of reactive statements that crossed event loops; NaN without reactive statements. */
    private double crossLoopShare() {
        long all = statements.sum();
        return all == 0 ? Double.NaN : (double) crossLoop.sum() / all;
    }
}
