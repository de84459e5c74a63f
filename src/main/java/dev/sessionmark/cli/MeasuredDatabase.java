package dev.sessionmark.cli;

import dev.sessionmark.experiment.run.TargetDatabase;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Hands the measured database over from the command to the application. */
@ApplicationScoped
public class MeasuredDatabase {

    private static final AtomicReference<DatabaseUrl> URL = new AtomicReference<>();
    private static final AtomicReference<DatabaseUrl> OWN = new AtomicReference<>();

    /** The measured database, where it is our own server. */
    static Optional<DatabaseUrl> own() {
        return Optional.ofNullable(OWN.get());
    }

    static void set(Databases databases) {
        URL.set(databases.target());
        OWN.set(
                databases
                        .embedded()
                        .map(EmbeddedDatabase::url)
                        .filter(databases.target()::equals)
                        .orElse(null));
    }

    /** The measured database; none in the system under test. */
    @Produces
    @ApplicationScoped
    TargetDatabase target() {
        return () -> Optional.ofNullable(URL.get()).orElseThrow();
    }
}
