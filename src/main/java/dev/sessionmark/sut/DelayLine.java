package dev.sessionmark.sut;

import dev.sessionmark.statistics.TimerSlack;
import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One direction of a proxied connection: passes on what one socket receives to the other, each
 * piece a given time after it came in, in order. Lives on the event loop of both sockets.
 */
final class DelayLine implements Runnable {

    /**
     * Most bytes on their way before the sender is asked to wait. At 50 ms one way this still
     * allows 80 MB/s, so it bounds memory and not bandwidth.
     */
    private static final int MOST_QUEUED_BYTES = 4 << 20;

    private final EventLoop loop;
    private final NetSocket from;
    private final NetSocket to;
    private final LongSupplier delayNanos;
    private final TimerSlack slack;
    private final Deque<Piece> queue = new ArrayDeque<>();

    private long queuedBytes;
    private long lastDue;
    private boolean shaken;
    private boolean paused;
    private boolean timerRuns;

    /** What came in at once; without bytes: the end. */
    private record Piece(Buffer bytes, long due) {}

    /**
     * @param notBefore when the first bytes may arrive, on the clock of {@link System#nanoTime()}
     * @param slack how late the loop's timers are; shared by the lines of a loop
     */
    DelayLine(
            EventLoop loop,
            NetSocket from,
            NetSocket to,
            LongSupplier delayNanos,
            long notBefore,
            TimerSlack slack) {
        this.loop = loop;
        this.from = from;
        this.to = to;
        this.delayNanos = delayNanos;
        this.lastDue = notBefore;
        this.slack = slack;
    }

    void start() {
        from.handler(this::received);
        // A lost connection is passed on like one that was closed: the end follows the exception.
        from.exceptionHandler(lost -> {});
        // Comes after the last byte.
        from.endHandler(ended -> received(null));
        to.drainHandler(drained -> run());
    }

    private void received(Buffer bytes) {
        long delay = delayNanos.getAsLong();
        if (delay == 0 && queue.isEmpty() && shaken()) {
            passOn(bytes);
        } else {
            enqueue(bytes, System.nanoTime() + delay);
            passOnWhatIsDue();
        }
        throttle();
    }

    /** Whether the handshake of the connection is over. */
    private boolean shaken() {
        shaken = shaken || System.nanoTime() - lastDue >= 0;
        return shaken;
    }

    private void enqueue(Buffer bytes, long due) {
        // A latency that was lowered must not let later bytes overtake earlier ones, and nothing
        // may overtake the handshake.
        boolean free = queue.isEmpty() && shaken();
        lastDue = free || due - lastDue > 0 ? due : lastDue;
        queue.add(new Piece(bytes, lastDue));
        queuedBytes += bytes == null ? 0 : bytes.length();
    }

    /** The timer fired, or the receiver can take more. */
    @Override
    public void run() {
        passOnWhatIsDue();
        throttle();
    }

    private void passOnWhatIsDue() {
        while (!queue.isEmpty() && !to.writeQueueFull()) {
            long wait = queue.peek().due() - System.nanoTime();
            if (wait > 0) {
                wakeIn(wait);
                return;
            }
            Piece piece = queue.remove();
            queuedBytes -= piece.bytes() == null ? 0 : piece.bytes().length();
            passOn(piece.bytes());
        }
    }

    /**
     * Wakes earlier than asked by what the timer is usually late, and goes round the loop for the
     * rest: else each way would take some 0.1 ms longer than it should.
     */
    private void wakeIn(long nanos) {
        if (timerRuns) {
            return;
        }
        timerRuns = true;
        long timer = slack.timerNanos(nanos);
        if (slack.learnsFrom(nanos)) {
            long wakeAt = System.nanoTime() + timer;
            loop.schedule(() -> woken(wakeAt), timer, TimeUnit.NANOSECONDS);
        } else {
            loop.schedule(this::goRound, timer, TimeUnit.NANOSECONDS);
        }
    }

    private void woken(long wakeAt) {
        slack.fired(System.nanoTime() - wakeAt);
        goRound();
    }

    private void goRound() {
        timerRuns = false;
        run();
    }

    private void passOn(Buffer bytes) {
        if (bytes == null) {
            // Closes once all that was written before has gone out.
            to.end();
        } else {
            to.write(bytes);
        }
    }

    /** Reads on only while there is room for what comes. */
    private void throttle() {
        boolean full = queuedBytes > MOST_QUEUED_BYTES || to.writeQueueFull();
        if (full && !paused) {
            paused = true;
            from.pause();
        } else if (!full && paused) {
            paused = false;
            from.resume();
        }
    }
}
