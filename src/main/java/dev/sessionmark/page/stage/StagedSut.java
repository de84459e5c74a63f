package dev.sessionmark.page.stage;

import java.time.Duration;
import java.util.Optional;

/** A system under test that can be watched. Its methods may block. */
interface StagedSut extends AutoCloseable {

    /** Where it listens. */
    String HOST = "127.0.0.1";

    /** Longer than any answer of it takes, whatever can be chosen. */
    Duration PATIENCE = Duration.ofSeconds(20);

    /** Its port. */
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
}
