package dev.sessionmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SetupSourcesTest {

    @Test
    void theFileOfASetupIsNamedAfterIt() {
        assertEquals(
                "BlockingOnVirtualThread.java",
                SetupResource.fileName("blocking-on-virtual-thread"));
    }
}
