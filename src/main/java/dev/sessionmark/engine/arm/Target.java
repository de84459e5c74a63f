package dev.sessionmark.engine.arm;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.sut.SutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What an arm's requests are sent to during one trial. */
public interface Target extends AutoCloseable {

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

    /** What can be asked of it; empty where nobody can look into it. */
    Optional<Inside> inside();

    /**
     * From now on the factors of the window that it applies itself are those of this condition; of
     * the first one they are when it is opened.
     */
    void set(Condition condition) throws SutException;

    /** A window begins, while requests run. */
    void begin() throws SutException;

    /**
     * The window ends, while requests run.
     *
     * @return what is known of its inside; {@link SutFigures#NONE} where nothing is
     */
    SutFigures end() throws SutException;

    /** Ends what was started for the trial. */
    @Override
    void close();
}
