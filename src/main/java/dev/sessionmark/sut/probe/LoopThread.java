package dev.sessionmark.sut.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * An event-loop thread as Java and the operating system see it. Asking Linux what the thread does
 * costs a few microseconds and does not disturb it; taking its stack stops it for longer than many
 * requests take. So the stack is for the threads that wait for something else than work.
 */
public final class LoopThread implements AutoCloseable {

    private static final Path SELF = Path.of("/proc/thread-self");

    /** What the file says of a thread that runs, or could if it had a processor. */
    private static final String RUNNING = "running";

    /** More than the number of any system call has digits. */
    private static final int ENOUGH = 8;

    private final Thread thread;
    private final Long id;
    private final FileChannel systemCall;
    private final Set<String> selectors;
    private final byte[] text = new byte[ENOUGH];
    private final ByteBuffer buffer = ByteBuffer.wrap(text);

    private LoopThread(Thread thread, Long id, FileChannel systemCall, Set<String> selectors) {
        this.thread = thread;
        this.id = id;
        this.systemCall = systemCall;
        this.selectors = selectors;
    }

    /** The calling thread. */
    public static LoopThread current() {
        Long id = null;
        FileChannel systemCall = null;
        try {
            // The link names this thread only while this thread reads it.
            Path task = Path.of("/proc").resolve(Files.readSymbolicLink(SELF));
            id = Long.valueOf(task.getFileName().toString());
            systemCall = FileChannel.open(task.resolve("syscall"));
        } catch (IOException e) {
            // Not Linux, or hidden: the stack alone has to tell, at its price.
        }
        return new LoopThread(
                Thread.currentThread(), id, systemCall, selectors(System.getProperty("os.arch")));
    }

    /** The operating system's id of the thread; null where it does not tell. */
    Long id() {
        return id;
    }

    /** The numbers of epoll_wait, epoll_pwait and epoll_pwait2, in which a loop waits for work. */
    private static Set<String> selectors(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> Set.of("232", "281", "441");
            case "aarch64" -> Set.of("22", "441");
            default -> Set.of();
        };
    }

    Thread thread() {
        return thread;
    }

    /**
     * Whether it may be waiting for something other than work: false when it runs, when it could if
     * it had a processor, and when it waits in its selector. True also where nothing can be known.
     * One caller at a time.
     */
    boolean mayBeBlocked() {
        if (systemCall == null) {
            return true;
        }
        try {
            int length = systemCall.read(buffer.clear(), 0);
            if (length <= 0) {
                return true;
            }
            int end = 0;
            while (end < length && text[end] > ' ') {
                end++;
            }
            String call = new String(text, 0, end, StandardCharsets.US_ASCII);
            return !call.equals(RUNNING) && !selectors.contains(call);
        } catch (IOException e) {
            // The thread has ended, or the kernel refuses to tell.
            return true;
        }
    }

    @Override
    public void close() {
        if (systemCall != null) {
            try {
                systemCall.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
