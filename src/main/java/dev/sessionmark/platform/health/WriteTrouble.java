package dev.sessionmark.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * That the history does not take what it is to keep, also where it answers questions: a full disk
 * is not seen before something is written.
 */
@ApplicationScoped
public class WriteTrouble {

    private volatile String reason;

    /**
     * From now on something waits to be written, be it that an experiment begins.
     *
     * @param bound how long the history was waited for
     */
    public void begins(Throwable because, Duration bound) {
        reason = "the history cannot be written: " + DownReason.of(because, bound);
    }

    public void ends() {
        reason = null;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
