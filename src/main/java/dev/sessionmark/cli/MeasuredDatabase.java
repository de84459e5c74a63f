package dev.sessionmark.cli;

import dev.sessionmark.engine.machine.MeasuredDatabases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

@ApplicationScoped
public class MeasuredDatabase {

    private static final AtomicReference<Databases> DATABASES = new AtomicReference<>();

    static Optional<MeasuredDatabases> embedded() {
        return Optional.ofNullable(DATABASES.get())
                .filter(databases -> databases.named() == null)
                .map(databases -> databases::measured);
    }

    static void set(Databases databases) {
        DATABASES.set(databases);
    }

    /** Says which databases are measured; none in the system under test. */
    @Produces
    @ApplicationScoped
    MeasuredDatabases measured() {
        return scale -> Optional.ofNullable(DATABASES.get()).orElseThrow().measured(scale);
    }
}
