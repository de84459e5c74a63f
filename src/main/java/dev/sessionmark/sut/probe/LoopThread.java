package dev.sessionmark.sut.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An event-loop thread as Java and the operating system see it. Asking Linux whether the thread has
 * work for a processor costs a few microseconds and does not stop it; taking its stack stops it for
 * a hundred.
 */
public final class LoopThread implements AutoCloseable {

    private static final Path SELF = Path.of("/proc/thread-self");
    private static final byte RUNNING = 'R';

    /** The state follows the name in parentheses, which is at most 16 bytes, after the id. */
    private static final int ENOUGH = 64;

    private final Thread thread;
    private final FileChannel stat;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ENOUGH);

    private LoopThread(Thread thread, FileChannel stat) {
        this.thread = thread;
        this.stat = stat;
    }

    /** The calling thread. */
    public static LoopThread current() {
        return new LoopThread(Thread.currentThread(), openStat());
    }

    private static FileChannel openStat() {
        try {
            // The link names this thread only while this thread reads it.
            Path task = Path.of("/proc").resolve(Files.readSymbolicLink(SELF));
            return FileChannel.open(task.resolve("stat"));
        } catch (IOException e) {
            // Not Linux, or hidden: the stack alone has to tell, at its price.
            return null;
        }
    }

    /** Java's thread. */
    Thread thread() {
        return thread;
    }

    /**
     * Whether it runs, or could if it had a processor. False where that cannot be known. One caller
     * at a time.
     */
    boolean runs() {
        if (stat == null) {
            return false;
        }
        try {
            buffer.clear();
            int length = stat.read(buffer, 0);
            for (int i = length - 3; i > 0; i--) {
                if (buffer.get(i) == ')') {
                    return buffer.get(i + 2) == RUNNING;
                }
            }
            return false;
        } catch (IOException e) {
            // The thread has ended.
            return false;
        }
    }

    @Override
    public void close() {
        if (stat != null) {
            try {
                stat.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
