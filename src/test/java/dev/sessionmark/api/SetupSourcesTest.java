package dev.sessionmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.api.SetupResource.SetupSources;
import org.junit.jupiter.api.Test;

class SetupSourcesTest {

    @Test
    void theFileOfASetupIsNamedAfterIt() {
        assertEquals(
                "BlockingOnVirtualThread.java",
                SetupSources.fileName("blocking-on-virtual-thread"));
    }
}
