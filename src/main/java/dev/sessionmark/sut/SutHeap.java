package dev.sessionmark.sut;

import java.util.List;

/**
 * The heap and the collector of every system under test: the same for all, so that memory and
 * pauses can be compared, and said in each result. Left to the virtual machine both depend on the
 * machine.
 */
public final class SutHeap {

    private static final int LEAST_MIB = 256;

    /** Quarkus makes one event loop for every 10 MB at most: no core is to go without. */
    private static final int MIB_PER_CORE = 16;

    private SutHeap() {}

    /** Options for the virtual machine, or for the native executable. */
    static List<String> flags(boolean natively, int cores) {
        String most = "-Xmx" + mebibytes(cores) + "m";
        String exit = "-XX:+ExitOnOutOfMemoryError";
        return natively
                ? List.of(most, exit)
                : List.of(most, "-Xms" + mebibytes(cores) + "m", "-XX:+UseG1GC", exit);
    }

    /** How results name it: {@code 256 MiB, G1}. */
    public static String label(boolean natively) {
        int size = mebibytes(Runtime.getRuntime().availableProcessors());
        return size + " MiB, " + (natively ? "serial" : "G1");
    }

    private static int mebibytes(int cores) {
        return Math.max(LEAST_MIB, MIB_PER_CORE * cores);
    }
}
