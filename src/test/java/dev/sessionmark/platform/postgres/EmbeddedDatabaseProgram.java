package dev.sessionmark.platform.postgres;

import java.nio.file.Path;

/** A program of its own that uses the embedded database until it is killed. */
public final class EmbeddedDatabaseProgram {

    private EmbeddedDatabaseProgram() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase.start(Path.of(arguments[0]));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
