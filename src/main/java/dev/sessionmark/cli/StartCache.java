package dev.sessionmark.cli;

import dev.sessionmark.platform.Shutdown;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The cache of linked classes that makes the next start of the service faster. The virtual machine
 * makes it after the program's end, which takes some seconds; whoever waits for the prompt is told,
 * in our words. The virtual machine's own are many, and would stand below the one line that says
 * what is wrong with an option.
 */
final class StartCache {

    /** Set by the launcher when it has asked the virtual machine for one. */
    static final String PROPERTY = "sessionmark.start-cache";

    private static volatile boolean served;

    private StartCache() {}

    /** Called when the service has started: only then is the cache worth a message at the end. */
    static void served() {
        served = true;
    }

    /** Registers the message as the last one at the end. Call it before any other is registered. */
    static void announceTo(Shutdown shutdown) {
        if (isMade()) {
            shutdown.closeLast("the cache for faster starts", StartCache::announce);
        }
    }

    private static void announce() {
        if (served) {
            System.err.println("Preparing faster starts, once after each build ...");
            endOutput();
        }
    }

    /** Silences standard output: from here on only the virtual machine would write to it. */
    static void endOutput() {
        if (!isMade()) {
            return;
        }
        System.out.flush();
        System.err.flush();
        for (FileDescriptor descriptor : List.of(FileDescriptor.out, FileDescriptor.err)) {
            try {
                // Of these two Java makes outputs to nowhere.
                new FileOutputStream(descriptor).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isMade() {
        return System.getProperty(PROPERTY) != null;
    }
}
