package dev.sessionmark.history;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.LeaseStore.Lease;
import dev.sessionmark.history.LeaseStore.Running;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.enterprise.inject.Vetoed;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** A history in memory, which fails when it is told to. */
@Vetoed
public class FakeHistory extends BlockingHistory {

    /** The statuses of all that were claimed, by id. */
    public final Map<String, Status> statuses = new ConcurrentHashMap<>();

    /** Why they ended early, by id. */
    public final Map<String, String> because = new ConcurrentHashMap<>();

    /** Numbers of the trials that are kept, by experiment. */
    public final Map<String, List<Integer>> trials = new ConcurrentHashMap<>();

    /** What a look at the running experiments finds. */
    public final List<Running> running = new CopyOnWriteArrayList<>();

    /** Writes that failed. */
    public final AtomicInteger failed = new AtomicInteger();

    /** What becomes of a sign. */
    public volatile Lease lease = Lease.KEPT;

    /** What is thrown where something is to be written; null when that works. */
    public volatile RuntimeException failure;

    /** What every write of a trial fails with, while others work; null when they work too. */
    public volatile RuntimeException trialFailure;

    /** Whether what only reads works, and nothing else. */
    public volatile boolean unwritable;

    /** How many claims are kept without an answer. */
    public final AtomicInteger lostAnswers = new AtomicInteger();

    /** Done while an end has been kept, and before whoever asked for that knows. */
    public volatile Runnable betweenEndAndAnswer = () -> {};

    /** Experiments of other services, by id. */
    public final Map<String, ExperimentSummary> others = new ConcurrentHashMap<>();

    /** Their trials, by id. */
    public final Map<String, List<TrialResult>> othersTrials = new ConcurrentHashMap<>();

    /** Its leases. */
    public final LeaseStore leases = new Leases();

    /** What is written and read; replaced by a test that wants to know more of it. */
    protected HistoryStore store = new Store();

    private final Deque<ExperimentSummary> waiting = new ArrayDeque<>();
    private final Map<String, ExperimentSummary> claims = new ConcurrentHashMap<>();

    public FakeHistory() {
        super(null, null, null, null, null);
    }

    /** Puts one into the queue. */
    public synchronized void waits(String id, ExperimentPlan plan) {
        waiting.add(summary(id, Status.RUNNING, plan));
    }

    /** What is known of an experiment that is not over. */
    public static ExperimentSummary summary(String id, Status status, ExperimentPlan plan) {
        return new ExperimentSummary(
                id, status, null, null, plan, SampleResults.START, SampleResults.START, null, null);
    }

    private void write() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            failed.incrementAndGet();
            throw thrown;
        }
    }

    /** A full disk may well have room for so little. */
    @Override
    public synchronized Optional<ExperimentSummary> claim(String process) {
        ExperimentSummary taken = claims.get(process);
        if (taken != null && statuses.get(taken.id()) == Status.RUNNING) {
            return Optional.of(taken);
        }
        if (unwritable && !waiting.isEmpty()) {
            throw failure("53100");
        }
        Optional<ExperimentSummary> next = Optional.ofNullable(waiting.poll());
        next.ifPresent(
                one -> {
                    statuses.put(one.id(), Status.RUNNING);
                    claims.put(process, one);
                });
        if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw ClosedConnectionException.INSTANCE;
        }
        return next;
    }

    @Override
    public List<Running> running() {
        write();
        return List.copyOf(running);
    }

    @Override
    public <T> T await(Function<HistoryStore, Uni<T>> work) {
        return await(() -> work.apply(store));
    }

    @Override
    public <T> T await(Supplier<Uni<T>> work) {
        return work.get().await().atMost(ANSWER_LIMIT);
    }

    /** Does what a queue asks of it. */
    protected class Store extends HistoryStore {

        protected Store() {
            super(null, null, null, null);
        }

        @Override
        public Uni<Void> environment(String id, Environment environment) {
            return Uni.createFrom().voidItem(); // small enough for a full disk
        }

        @Override
        public Uni<Void> preparation(String id, Preparation preparation) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> trial(String id, TrialResult trial) {
            write();
            if (trialFailure != null) {
                throw trialFailure;
            }
            trials.computeIfAbsent(id, any -> new ArrayList<>()).add(trial.number());
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Status> end(String id, Status status, Instant now, String incompleteBecause) {
            write();
            statuses.put(id, status);
            if (incompleteBecause != null) {
                because.put(id, incompleteBecause);
            }
            betweenEndAndAnswer.run();
            return Uni.createFrom().item(status);
        }

        @Override
        public Uni<ExperimentSummary> summary(String id) {
            write();
            return Uni.createFrom().item(others.get(id));
        }

        @Override
        public Uni<List<TrialResult>> trialsAfter(String id, int number) {
            return Uni.createFrom()
                    .item(
                            othersTrials.getOrDefault(id, List.of()).stream()
                                    .filter(trial -> trial.number() > number)
                                    .toList());
        }
    }

    private final class Leases extends LeaseStore {

        Leases() {
            super(null);
        }

        @Override
        public Uni<Lease> renew(String id, Instant now) {
            write();
            return Uni.createFrom().item(lease);
        }

        @Override
        public Uni<Void> touch(Running seen) {
            write();
            if (unwritable) {
                throw failure("25006");
            }
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Boolean> endUnattended(Running seen, Instant now, String why) {
            touch(seen);
            statuses.put(seen.id(), seen.cancelAsked() ? Status.CANCELLED : Status.FAILED);
            because.put(seen.id(), why);
            running.remove(seen);
            return Uni.createFrom().item(true);
        }
    }

    private static RuntimeException failure(String sqlState) {
        return new PgException("said", "ERROR", sqlState, "");
    }

    /** Somebody runs it and says so. */
    public void sign(String id, Instant at) {
        running.removeIf(one -> one.id().equals(id));
        running.add(new Running(id, at, false));
    }
}
