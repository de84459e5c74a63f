package dev.sessionmark.engine.arm;

import dev.sessionmark.measurement.ProfileEvent;
import dev.sessionmark.measurement.trace.SutTrace;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.util.stream.LongStream;

/** What only a target with our probes can be asked. */
public interface Inside {

    /** Most connections to the database that it can have. */
    int poolSize();

    /**
     * How long it took to open all connections of its pool, before its first request and with no
     * latency added.
     */
    Duration poolFill();

    /** Measures what its probes show with nothing to do. Called once, before the first request. */
    void measureIdle() throws SutException;

    /**
     * Stops or starts all that watches it: a target that is not asked costs the others nothing.
     * Only while no request runs.
     */
    void watch(boolean watched) throws SutException;

    /**
     * What its probes have kept of some requests of the window that ended last; asked once all of
     * them are answered.
     *
     * @param numbers of the requests, as the load generator gave them
     */
    SutTrace trace(LongStream numbers) throws SutException;

    /** Database connections in use now. */
    long connectionsInUse() throws SutException;

    /** Starts to profile it, while requests run; nothing of that is ever measured. */
    void profile(ProfileEvent event) throws SutException;

    /**
     * Ends profiling.
     *
     * @param title of the flame graph, one line
     * @return the flame graph as HTML
     */
    String profiled(String title) throws SutException;
}
