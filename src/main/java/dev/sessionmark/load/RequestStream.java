package dev.sessionmark.load;

import dev.sessionmark.load.arrival.ArrivalModel;
import dev.sessionmark.load.arrival.Pacer;
import dev.sessionmark.measurement.trace.KeptRequests;
import io.netty.channel.EventLoop;
import java.util.function.LongConsumer;

/**
 * Requests of one kind on their own connections: the load itself, or its bystander. Brings together
 * when requests arrive, which connection carries them and what is recorded. Everything happens on
 * the generator's event loop.
 */
final class RequestStream implements ClientConnection.Owner, Pacer.Arrivals {

    /** Told how the stream goes. */
    interface Watcher {
        /** No more requests will be issued, and none is outstanding. */
        void drained();

        /** The stream cannot go on. */
        void broken(RuntimeException reason);
    }

    private final EventLoop loop;
    private final ArrivalModel model;
    private final RequestSource source;
    private final ClientConnection[] connections;
    private final Binding binding;
    private final int maxInFlight;
    private final Recorder recorder;
    private final LongConsumer onResponseTime;
    private final TraceSample sample;
    private final Watcher watcher;

    private Pacer pacer;
    private Runnable settled;
    private int unsettled;
    private boolean begun;
    private boolean issuing;
    private int inFlight;

    /**
     * @param onResponseTime told the response time of each right answer, in nanoseconds
     * @param sample which requests of the window are kept in full; null for none
     */
    RequestStream(
            EventLoop loop,
            ArrivalModel model,
            RequestSource source,
            ClientConnection[] connections,
            boolean pooled,
            int maxInFlight,
            Recorder recorder,
            LongConsumer onResponseTime,
            TraceSample sample,
            Watcher watcher) {
        this.loop = loop;
        this.model = model;
        this.source = source;
        this.connections = connections;
        this.binding = pooled ? new Binding.Pooled(connections) : new Binding.Fixed(connections);
        this.maxInFlight = maxInFlight;
        this.recorder = recorder;
        this.onResponseTime = onResponseTime;
        this.sample = sample;
        this.watcher = watcher;
    }

    Recorder recorder() {
        return recorder;
    }

    /** What is kept in full of the window that began at the given time. */
    KeptRequests kept(long start) {
        return sample == null ? KeptRequests.NONE : sample.kept(start);
    }

    int inFlight() {
        return inFlight;
    }

    boolean isDrained() {
        return !issuing && inFlight == 0;
    }

    /**
     * Opens the connections that are closed, so that the first requests do not pay for it.
     *
     * @param whenSettled runs when each is open or could not be opened; a request for one of the
     *     latter tries again
     */
    void prepare(Runnable whenSettled) {
        settled = whenSettled;
        unsettled = 1;
        for (ClientConnection connection : connections) {
            connection.owner(this);
            if (connection.isClosed()) {
                unsettled++;
                connection.open();
            }
        }
        settle();
    }

    private void settle() {
        unsettled--;
        if (unsettled == 0) {
            settled.run();
        }
    }

    /**
     * Begins to issue requests.
     *
     * @param start the schedule's zero, on the clock of {@link System#nanoTime()}
     * @param leadInNanos requests due before this offset are issued and not counted
     * @param lengthNanos how long the window is that follows
     */
    void begin(long start, long leadInNanos, long lengthNanos) {
        begun = true;
        issuing = true;
        // A closed load ends when its loop notices the time; its window then is as long as it was.
        boolean open = model instanceof ArrivalModel.Open;
        recorder.begin(start + leadInNanos, open ? lengthNanos : Recorder.WITHOUT_END_NANOS);
        switch (model) {
            case ArrivalModel.Open schedule -> {
                pacer =
                        new Pacer(
                                loop, schedule.schedule(), this, start, leadInNanos + lengthNanos);
                pacer.begin();
            }
            case ArrivalModel.Closed closed -> {
                for (int user = 0; user < closed.users(); user++) {
                    recorder.intended(start);
                    submit(binding.choose(), start, System.nanoTime());
                }
            }
        }
    }

    /** Issues no more requests. */
    void stop(long now) {
        recorder.end(now);
        if (!issuing) {
            return;
        }
        if (pacer == null) {
            finished();
        } else {
            pacer.stop(now);
        }
    }

    /** Gives up what is outstanding: the end of a drain that took too long. */
    void abandon() {
        issuing = false;
        if (pacer != null) {
            pacer.cancel();
        }
        inFlight = 0;
        for (ClientConnection connection : connections) {
            while (!binding.queue(connection).isEmpty()) {
                recorder.unfinished(binding.queue(connection).remove(), null);
            }
            if (connection.isBusy()) {
                recorder.unfinished(connection.intended(), connection.sentAt());
            }
            if (!connection.isIdle()) {
                connection.discard();
            }
        }
    }

    @Override
    public void arrive(long due, long now) {
        recorder.intended(due);
        recorder.lag(due, now - due);
        if (inFlight == maxInFlight) {
            recorder.dropped(due);
        } else {
            submit(binding.choose(), due, now);
        }
    }

    @Override
    public void finished() {
        issuing = false;
        reportWhenDrained();
    }

    @Override
    public void opened(ClientConnection connection) {
        if (begun) {
            sendNext(connection);
        } else {
            settle();
        }
    }

    @Override
    public void refused(ClientConnection connection) {
        if (!begun) {
            settle();
            return;
        }
        if (!binding.isLastHope(connection)) {
            return;
        }
        LongFifo queue = binding.queue(connection);
        for (int waiting = queue.size(); waiting > 0; waiting--) {
            failed(connection, queue.remove(), null, "no connection: " + connection.refusal());
        }
        carryOn(connection);
    }

    @Override
    public void answered(ClientConnection connection, int status, boolean bodyMatches) {
        long now = connection.answeredAt();
        long due = connection.intended();
        if (recorder.answered(
                due, connection.sentAt(), now, status, bodyMatches, connection.failed())) {
            onResponseTime.accept(now - due);
            if (connection.tag() != TraceSample.NO_TAG) {
                sample.answered(connection.tag(), due, connection.sentAt(), now);
            }
        }
        inFlight--;
        askAgain(connection, now);
        sendNext(connection);
        reportWhenDrained();
    }

    @Override
    public void lost(ClientConnection connection, boolean requestUnderWay) {
        if (requestUnderWay) {
            failed(
                    connection,
                    connection.intended(),
                    connection.sentAt(),
                    "its connection was closed before the answer");
        }
        // Before the first request nobody needs it; whoever does opens it again.
        if (begun) {
            carryOn(connection);
        }
    }

    private void failed(ClientConnection connection, long due, Long sentAt, String words) {
        recorder.connectFailure(due, sentAt, words);
        inFlight--;
        askAgain(connection, System.nanoTime());
    }

    private void carryOn(ClientConnection connection) {
        sendNext(connection);
        reportWhenDrained();
    }

    /** A user of the closed model who has got an answer, or none, asks again. */
    private void askAgain(ClientConnection connection, long now) {
        if (issuing && pacer == null) {
            recorder.intended(now);
            entered();
            binding.queue(connection).add(now);
        }
    }

    private void submit(ClientConnection connection, long due, long now) {
        entered();
        if (connection != null && connection.isIdle()) {
            send(connection, due, now);
            return;
        }
        // All connections of a pool share one queue, so any of them leads to it.
        binding.queue(connection == null ? connections[0] : connection).add(due);
        if (connection != null && connection.isClosed()) {
            connection.open();
        }
    }

    private void entered() {
        inFlight++;
        recorder.inFlight(inFlight);
    }

    private void sendNext(ClientConnection connection) {
        LongFifo queue = binding.queue(connection);
        if (queue.isEmpty()) {
            return;
        }
        if (connection.isIdle()) {
            send(connection, queue.remove(), System.nanoTime());
        } else if (connection.isClosed()) {
            connection.open();
        }
    }

    private void send(ClientConnection connection, long due, long now) {
        Call call;
        try {
            call = source.next();
        } catch (RuntimeException e) {
            watcher.broken(e);
            return;
        }
        recorder.sent(due);
        long tag = sample != null && recorder.counts(due) ? sample.tag(due) : TraceSample.NO_TAG;
        connection.send(due, now, call, tag);
    }

    private void reportWhenDrained() {
        if (isDrained()) {
            watcher.drained();
        }
    }
}
