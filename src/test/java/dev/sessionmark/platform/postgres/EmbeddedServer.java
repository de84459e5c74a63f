package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server for the tests of one class that need no application, which is gone with them:
 *
 * <pre>{@code @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();}</pre>
 */
public final class EmbeddedServer implements BeforeAllCallback, AfterAllCallback {

    private EmbeddedDatabase database;

    /** The running server. */
    public EmbeddedDatabase database() {
        return database;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        // Unpacked once for all tests, and not where the user's own program keeps its copy.
        database =
                EmbeddedDatabase.start(
                        EmbeddedDatabaseTest.PROGRAMS,
                        FreshData.in(Files.createTempDirectory("sessionmark-")),
                        true);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (database != null) {
            database.close();
        }
    }
}
