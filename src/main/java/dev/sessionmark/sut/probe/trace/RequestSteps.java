package dev.sessionmark.sut.probe.trace;

import dev.sessionmark.measurement.trace.Step;
import dev.sessionmark.measurement.trace.SutTrace.ServerStamps;
import dev.sessionmark.measurement.trace.TraceHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one numbered request does, stamp by stamp, on the clock of {@link System#nanoTime()}. Like
 * {@link RequestTimes} it is handed from thread to thread by queues, so plain fields suffice.
 */
public final class RequestSteps {

    /**
     * Begin, five statements and commit, each in a session of its own, are 45 steps; more are
     * counted and not kept.
     */
    static final int MOST = 64;

    private static final int USUAL = 8;
    private static final int KIND_BITS = 3;
    private static final Step.Kind[] KINDS = Step.Kind.values();

    /** Numbers begin at one. */
    private static final long NONE = 0;

    private long number = NONE;
    private boolean drawn;
    private long dueAt;
    private long receivedAt;
    private Thread loop;
    private long handlerAt;
    private String thread;
    // Offset from the reception and kind in one long each: no object per step.
    private long[] steps = new long[USUAL];
    private int count;
    private int leftOut;
    private long writtenAt;

    /** A place for another request's steps, which is empty. */
    RequestSteps() {}

    /**
     * @param receivedAt when the calling event loop had read the request's head
     */
    RequestSteps(TraceHeader header, long receivedAt) {
        this.number = header.number();
        this.drawn = header.drawn();
        this.dueAt = header.dueAt();
        this.receivedAt = receivedAt;
        this.loop = Thread.currentThread();
    }

    long number() {
        return number;
    }

    /** Whether it was due before this moment, on the clock that both processes read. */
    boolean dueBefore(long moment) {
        return dueAt - moment < 0;
    }

    boolean drawn() {
        return drawn;
    }

    /** From when it was due until it was answered, as far as it can be seen here. */
    long nanos() {
        return writtenAt - dueAt;
    }

    /** Its handler begins, on this thread. */
    public void handled() {
        handlerAt = System.nanoTime();
        Thread current = Thread.currentThread();
        thread = current.isVirtual() ? "virtual thread" : current.getName();
    }

    /** A connection was asked for and is there. */
    public void acquired(long asked, long got) {
        add(asked, Step.Kind.ASKED);
        add(got, Step.Kind.GOT);
    }

    /** A statement was sent and is answered. */
    public void executed(long sent, long answered) {
        add(sent, Step.Kind.SENT);
        add(answered, Step.Kind.ANSWERED);
    }

    /** The connection is given back. */
    public void closed(long returned) {
        add(returned, Step.Kind.CLOSED);
    }

    /** The answer has been handed to the socket. */
    public void written() {
        writtenAt = System.nanoTime();
    }

    private void add(long moment, Step.Kind kind) {
        if (count == MOST) {
            leftOut++;
            return;
        }
        if (count == steps.length) {
            steps = Arrays.copyOf(steps, 2 * count);
        }
        steps[count++] = (moment - receivedAt) << KIND_BITS | kind.ordinal();
    }

    boolean isEmpty() {
        return number == NONE;
    }

    void forget() {
        number = NONE;
    }

    /** Becomes like the other one, without making an object. */
    void copy(RequestSteps other) {
        number = other.number;
        drawn = other.drawn;
        dueAt = other.dueAt;
        receivedAt = other.receivedAt;
        loop = other.loop;
        handlerAt = other.handlerAt;
        thread = other.thread;
        if (steps.length < other.count) {
            steps = new long[other.steps.length];
        }
        System.arraycopy(other.steps, 0, steps, 0, other.count);
        count = other.count;
        leftOut = other.leftOut;
        writtenAt = other.writtenAt;
    }

    ServerStamps stamps() {
        List<Step> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Step.Kind kind = KINDS[(int) (steps[i] & ((1 << KIND_BITS) - 1))];
            all.add(new Step(kind, receivedAt + (steps[i] >> KIND_BITS)));
        }
        return new ServerStamps(
                number,
                receivedAt,
                loop.getName(),
                handlerAt == 0 ? null : (Long) handlerAt,
                thread,
                List.copyOf(all),
                leftOut,
                writtenAt);
    }
}
