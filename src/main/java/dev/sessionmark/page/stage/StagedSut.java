package dev.sessionmark.page.stage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** A system under test that can be watched. Its methods may block. */
interface StagedSut extends AutoCloseable {

    String HOST = "127.0.0.1";

    /** Longer than any answer of it takes, whatever can be chosen. */
    Duration PATIENCE = Duration.ofSeconds(20);

    int port();

    /** Puts its database so far away: a round trip is added to every statement. */
    void setDbLatency(Duration dbLatency);

    /**
     * What its event loops did since this was asked last; empty the first time.
     *
     * @throws IllegalStateException when it has ended by itself
     */
    Optional<LoopObservation> look();

    /** Ends it, be it by force. */
    @Override
    void close();

    /**
     * What the event loops were seen doing.
     *
     * @param blockedShare share of the time of all event loops that went into waiting, 0 to 1
     * @param culprit the line in which they mostly waited, {@code Class.method(File.java:line)};
     *     null when they did not
     */
    @RegisterForReflection
    record LoopObservation(double blockedShare, String culprit) {}

    @FunctionalInterface
    interface SutLauncher {

        /**
         * Starts one and waits until it answers.
         *
         * @param cancelled asked often; true ends the wait
         * @throws CancellationException when it was cancelled
         * @throws IllegalStateException when it cannot be started
         */
        StagedSut start(BooleanSupplier cancelled);
    }
}
