package dev.sessionmark.sut;

import java.util.List;

/**
 * The heap and the collector of every system under test: the same for all, so that memory and
 * pauses can be compared, and said in each result. Left to the virtual machine both depend on the
 * machine.
 */
public final class SutHeap {

    private static final int LEAST_MIB = 256;

    /** A native one carries as many requests with it as with four times as much. */
    private static final int LEAST_NATIVE_MIB = 64;

    /** Quarkus makes one event loop for every 10 MB at most: no core is to go without. */
    private static final int MIB_PER_CORE = 16;

    /**
     * What a native one fills before it collects, and so keeps resident: the share that is young.
     */
    private static final int YOUNG_SHARE = 4;

    private SutHeap() {}

    /** Options for the virtual machine, or for the native executable. */
    static List<String> flags(boolean natively, int cores) {
        int size = mebibytes(natively, cores);
        String most = "-Xmx" + size + "m";
        String exit = "-XX:+ExitOnOutOfMemoryError";
        return natively
                ? List.of(most, "-Xmn" + size / YOUNG_SHARE + "m", exit)
                : List.of(most, "-Xms" + size + "m", "-XX:+UseG1GC", exit);
    }

    /** How results name it: {@code 256 MiB, G1}. */
    public static String label(boolean natively) {
        int size = mebibytes(natively, Runtime.getRuntime().availableProcessors());
        return size + " MiB, " + (natively ? "serial" : "G1");
    }

    /** How large it is at most. */
    public static int mebibytes(boolean natively, int cores) {
        return Math.max(natively ? LEAST_NATIVE_MIB : LEAST_MIB, MIB_PER_CORE * cores);
    }
}
