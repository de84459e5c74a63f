package dev.sessionmark.sut.probe;

import dev.sessionmark.sut.probe.trace.RequestSteps;
import dev.sessionmark.sut.probe.trace.TraceBuffer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/**
 * Where the time of one request went, in nanoseconds. Kept in the request's own Vert.x context,
 * which follows it over event loops, worker threads and virtual threads. A request does one thing
 * at a time, handed from thread to thread by queues, so plain fields suffice.
 */
public final class RequestTimes {

    private final long started = System.nanoTime();
    private long acquire;
    private long database;
    private long hold;
    private long databaseOfSession;
    private RequestSteps steps;

    /** The running request's times, or null outside of a request. */
    static RequestTimes current() {
        return of(Vertx.currentContext());
    }

    /** The times of the request that owns the context, which may be null; or null. */
    static RequestTimes of(Context context) {
        return context instanceof ContextInternal one && one.isDuplicate()
                ? one.getLocal(RequestTimes.class)
                : null;
    }

    /** Starts to follow the request that owns the current context. */
    static RequestTimes start() {
        RequestTimes times = new RequestTimes();
        ContextInternal context = (ContextInternal) Vertx.currentContext();
        if (context != null && context.isDuplicate()) {
            context.putLocal(RequestTimes.class, times);
        }
        return times;
    }

    /**
     * Keeps the request's steps too.
     *
     * @param header of name {@code X-Sessionmark-Request}, or null
     * @return null when the request is not to be followed
     */
    RequestSteps trace(TraceBuffer buffer, String header) {
        steps = buffer.begin(header, started);
        return steps;
    }

    RequestSteps steps() {
        return steps;
    }

    void acquired(long asked, long got) {
        acquire += got - asked;
        if (steps != null) {
            steps.acquired(asked, got);
        }
    }

    void executed(long sent, long answered) {
        long nanos = answered - sent;
        database += nanos;
        databaseOfSession += nanos;
        if (steps != null) {
            steps.executed(sent, answered);
        }
    }

    /** A session has ended; returns the database time since the one before. */
    long held(long got, long returned) {
        hold += returned - got;
        if (steps != null) {
            steps.closed(returned);
        }
        long ofSession = databaseOfSession;
        databaseOfSession = 0;
        return ofSession;
    }

    /**
     * The times as a {@code Server-Timing} header.
     *
     * @see <a href="https://www.w3.org/TR/server-timing/">Server Timing</a>
     */
    String serverTiming() {
        StringBuilder header = new StringBuilder(72);
        append(header, "acquire;dur=", acquire);
        append(header, ", db;dur=", database);
        append(header, ", hold;dur=", hold);
        append(header, ", total;dur=", System.nanoTime() - started);
        return header.toString();
    }

    /** Milliseconds with two decimals; written by hand because it runs for every request. */
    private static void append(StringBuilder header, String name, long nanos) {
        long hundredths = (nanos + 5_000) / 10_000;
        long rest = hundredths % 100;
        header.append(name).append(hundredths / 100).append(rest < 10 ? ".0" : ".").append(rest);
    }
}
