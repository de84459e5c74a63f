package dev.sessionmark.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class DatabaseFactsTest {

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    @Test
    void factsNameTheVersionAndTheSettingsThatMatter() {
        DatabaseFacts facts = DatabaseFacts.read(SERVER.database().url());
        assertTrue(facts.version().startsWith("18"), facts.version());
        assertEquals("200", facts.settings().get("max_connections"));
        assertEquals("off", facts.settings().get("fsync"), "as in all tests' servers");
        assertEquals("max_connections", facts.settings().keySet().iterator().next());
    }

    @Test
    void unreachableDatabaseGivesOneLine() {
        DatabaseUrl nowhere = new DatabaseUrl("127.0.0.1", 1, "shop", "ann", "", Map.of());
        DatabaseException problem =
                assertThrows(DatabaseException.class, () -> DatabaseFacts.read(nowhere));
        assertEquals(1, problem.getMessage().lines().count());
        assertTrue(problem.getMessage().contains("127.0.0.1:1/"), problem.getMessage());
    }
}
