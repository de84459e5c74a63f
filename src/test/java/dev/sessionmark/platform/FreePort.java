package dev.sessionmark.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port on which a program can be told to listen. Not one that the system chooses: between our
 * look at it and the program's start it would give the same to anybody's outgoing connection.
 */
public final class FreePort {

    /** The system chooses above them, on Linux from 32768 on. */
    private static final int FIRST = 20_000;

    private static final int MANY = 12_000;

    /** Virtual machines that run side by side begin far from one another. */
    private static final AtomicInteger TAKEN =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 797 % MANY));

    private FreePort() {}

    /** Another one at each call. */
    public static int next() {
        for (int tried = 0; tried < MANY; tried++) {
            int port = FIRST + Math.floorMod(TAKEN.getAndIncrement(), MANY);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
