package dev.sessionmark.platform;

import java.nio.file.Path;
import java.util.Optional;

/** The native executable, where this program runs as one. */
public final class Executable {

    private Executable() {}

    public static boolean isNative() {
        return "executable".equals(System.getProperty("org.graalvm.nativeimage.kind"));
    }

    /** Its file; empty where a virtual machine runs. */
    public static Optional<Path> file() {
        return isNative()
                ? ProcessHandle.current().info().command().map(Path::of)
                : Optional.empty();
    }
}
