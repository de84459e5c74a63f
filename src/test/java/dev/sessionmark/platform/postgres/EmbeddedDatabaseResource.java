package dev.sessionmark.platform.postgres;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A PostgreSQL of its own for the tests, empty at the start and gone at the end. */
public class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException("The PostgreSQL of the tests does not start", e);
        }
        String address = "localhost:" + postgres.getPort() + "/postgres";
        Map<String, String> config = new HashMap<>();
        // The history and the measured database are one here, as they are by default.
        for (String source : new String[] {"quarkus.datasource.", "quarkus.datasource.history."}) {
            config.put(source + "jdbc.url", "jdbc:postgresql://" + address);
            config.put(source + "reactive.url", "postgresql://" + address);
            config.put(source + "username", "postgres");
            config.put(source + "password", "postgres");
        }
        return config;
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The PostgreSQL of the tests does not stop", e);
        }
    }
}
