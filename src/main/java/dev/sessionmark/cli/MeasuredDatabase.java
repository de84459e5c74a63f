package dev.sessionmark.cli;

import dev.sessionmark.experiment.run.TargetDatabase;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Hands the measured database over from the command to the application. */
@ApplicationScoped
public class MeasuredDatabase {

    private static final AtomicReference<DatabaseUrl> URL = new AtomicReference<>();

    /** The measured database, where a command has named it. */
    static Optional<DatabaseUrl> get() {
        return Optional.ofNullable(URL.get());
    }

    static void set(DatabaseUrl url) {
        URL.set(url);
    }

    /** The measured database; none in the system under test. */
    @Produces
    @ApplicationScoped
    TargetDatabase target() {
        return () -> Optional.ofNullable(URL.get()).orElseThrow();
    }
}
