package dev.sessionmark.experiment.run;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.ProfileEvent;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.trace.SutTrace;
import dev.sessionmark.sut.SutException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/**
 * What an arm's requests are sent to during one trial, and how it looks from inside where it can be
 * asked. Our setups run in a system under test of their own, {@link SutTarget}; a service that
 * cannot be asked measures nothing itself, and its figures are unknown, not zero.
 */
interface Target extends AutoCloseable {

    /** Opens the target of an arm for one trial. */
    @FunctionalInterface
    interface Opener {

        /**
         * Returns when the target answers requests.
         *
         * @param first the condition of the first window; its factors of the process hold for the
         *     whole trial
         * @param cancelled asked often; true ends every wait for the target, now and later
         */
        Target open(Condition first, BooleanSupplier cancelled) throws SutException;
    }

    /** Where it is reached: scheme, host and port. */
    URI url();

    /** How long it took to start; zero where it ran already. */
    Duration startup();

    /**
     * How long it took to open all connections of its pool, before its first request and with no
     * latency added; null where nobody knows.
     */
    Duration poolFill();

    /**
     * From now on the factors of the window that it applies itself are those of this condition; of
     * the first one they are when it is opened.
     */
    void set(Condition condition) throws SutException;

    /** Measures what its probes show with nothing to do. Called once, before the first request. */
    void measureIdle() throws SutException;

    /** A window begins, while requests run. */
    void begin() throws SutException;

    /**
     * The window ends, while requests run.
     *
     * @return what its probes saw; {@link SutFigures#NONE} where it has none
     */
    SutFigures end() throws SutException;

    /**
     * What its probes have kept of some requests of the window that ended last; asked once all of
     * them are answered.
     *
     * @param numbers of the requests, as the load generator gave them
     * @return {@link SutTrace#NONE} where it has no probes
     */
    SutTrace trace(LongStream numbers) throws SutException;

    /** Database connections in use now; empty where it cannot say. */
    OptionalLong connectionsInUse() throws SutException;

    /** Starts to profile it, while requests run; nothing of that is ever measured. */
    void profile(ProfileEvent event) throws SutException;

    /**
     * Ends profiling.
     *
     * @param title of the flame graph, one line
     * @return the flame graph as HTML
     */
    String profiled(String title) throws SutException;

    /** Ends what was started for the trial. */
    @Override
    void close();
}
