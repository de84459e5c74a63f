package dev.sessionmark.cli;

import dev.sessionmark.platform.Shutdown;

/**
 * The cache of linked classes that makes the next start of the service faster. The virtual machine
 * makes it after the program's end, which takes some seconds; whoever waits for the prompt is told.
 */
final class StartCache {

    /** Set by the launcher when it has asked the virtual machine for one. */
    static final String PROPERTY = "sessionmark.start-cache";

    private StartCache() {}

    /** The last thing to be said; before anything else is registered. */
    static void announceTo(Shutdown shutdown) {
        if (System.getProperty(PROPERTY) != null) {
            shutdown.closeLast(
                    "the cache for faster starts",
                    () -> System.err.println("Preparing faster starts, once after each build ..."));
        }
    }
}
