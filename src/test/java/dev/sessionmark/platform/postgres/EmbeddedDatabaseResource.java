package dev.sessionmark.platform.postgres;

import dev.sessionmark.platform.FreePort;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A PostgreSQL of its own for the tests, empty at the start and gone at the end. It is the one of a
 * data folder, which the packaged program is given too: it finds the server running and shares it.
 * Every application that a test starts has it: where the annotation stands does not matter.
 */
@QuarkusTestResource(EmbeddedDatabaseResource.class)
public class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {

    /** Where integration tests have made the archive of classes: nothing is to be prepared then. */
    private static final Path ARCHIVES =
            Path.of("target", "class-archives", "cache").toAbsolutePath();

    private Path home;
    private EmbeddedDatabase postgres;

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        try {
            home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "data-");
            Files.createDirectories(EmbeddedDatabaseTest.PROGRAMS);
            Files.createSymbolicLink(home.resolve("programs"), EmbeddedDatabaseTest.PROGRAMS);
            if (Files.isDirectory(ARCHIVES)) {
                Files.createSymbolicLink(home.resolve("cache"), ARCHIVES);
            }
            postgres =
                    EmbeddedDatabase.start(
                            EmbeddedDatabaseTest.PROGRAMS,
                            FreshData.in(home.resolve("postgres-18")),
                            true);
            // A packaged program's own choice could not be known here.
            String management = Integer.toString(FreePort.next());
            config.put("quarkus.management.port", management);
            config.put("quarkus.management.test-port", management);
        } catch (IOException e) {
            throw new UncheckedIOException("The PostgreSQL of the tests does not start", e);
        }
        config.put("sessionmark.home", home.toString());
        DatabaseUrl url = postgres.url();
        config.put("quarkus.datasource.jdbc.url", url.jdbcUrl());
        // The history and the measured database are one here, as they are by default.
        for (String source : new String[] {"quarkus.datasource.", "quarkus.datasource.history."}) {
            config.put(source + "reactive.url", url.reactiveUrl());
            config.put(source + "username", url.user());
            config.put(source + "password", url.password());
        }
        return config;
    }

    @Override
    public void stop() {
        if (postgres == null) {
            return;
        }
        postgres.close();
        if (Files.exists(postgres.folder())) {
            // A packaged program still uses the server, and stops it when it is stopped itself.
            Runtime.getRuntime().addShutdownHook(new Thread(this::deleteHome));
        } else {
            deleteHome();
        }
    }

    private void deleteHome() {
        try {
            Folders.deleteTree(home);
        } catch (IOException e) {
            throw new UncheckedIOException("The data of the tests cannot be removed", e);
        }
    }
}
