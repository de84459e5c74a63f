package dev.sessionmark.platform.postgres;

import java.io.OutputStream;
import java.nio.file.Path;

/** A program of its own that uses the embedded database until it is killed or its input ends. */
public final class EmbeddedDatabaseProgram {

    private EmbeddedDatabaseProgram() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database =
                EmbeddedDatabase.start(
                        EmbeddedDatabaseTest.PROGRAMS, Path.of(arguments[0], "postgres-18"), false);
        System.out.println("ready");
        System.in.transferTo(OutputStream.nullOutputStream());
        database.close();
        System.out.println("closed");
    }
}
