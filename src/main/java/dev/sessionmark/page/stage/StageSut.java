package dev.sessionmark.page.stage;

import dev.sessionmark.page.stage.StageView.CallerSeen;
import dev.sessionmark.page.stage.StagedSut.LoopObservation;
import dev.sessionmark.sut.SutRoutes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A system under test and those who ask it. */
final class StageSut implements AutoCloseable {

    /** Divides evenly by 2, 3, 4, 6, 8 and 12 event loops. */
    static final int BYSTANDERS = 24;

    /** Short beside any distance that is worth looking at: one who shares a blocked loop waits. */
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final StagedSut sut;
    private final List<StageClient> bystanders;
    private final StageClient asker;
    private volatile StageRequest request = StageRequest.NOBODY_ASKS;
    private volatile LoopObservation loops;

    /**
     * @param watched whether anybody looks at the bystanders; they rest while nobody does
     */
    StageSut(Vertx vertx, StagedSut sut, BooleanSupplier watched) {
        this.sut = sut;
        Supplier<Optional<String>> bystander =
                () -> watched.getAsBoolean() ? Optional.of(SutRoutes.BYSTANDER) : Optional.empty();
        this.bystanders =
                IntStream.range(0, BYSTANDERS)
                        .mapToObj(i -> new StageClient(vertx, sut.port(), bystander, PAUSE))
                        .toList();
        this.asker = new StageClient(vertx, sut.port(), () -> request.path(), Duration.ZERO);
    }

    /**
     * Begins. The bystanders come one after the other: a server gives connections to its event
     * loops in turn, so that the loops share them evenly and in this order.
     */
    void start() {
        Future<Void> last = asker.start(SutRoutes.BYSTANDER);
        for (StageClient bystander : bystanders) {
            last = last.compose(done -> bystander.start(SutRoutes.BYSTANDER));
        }
    }

    void play(StageRequest next) {
        sut.setDbLatency(next.dbLatency());
        request = next;
    }

    /** Sees what the event loops did; may block. */
    void look() {
        Optional<LoopObservation> seen = sut.look();
        loops = seen.orElse(null);
    }

    int port() {
        return sut.port();
    }

    List<CallerSeen> bystanders() {
        return bystanders.stream().map(StageClient::seen).toList();
    }

    CallerSeen asked() {
        return asker.seen();
    }

    LoopObservation loops() {
        return loops;
    }

    @Override
    public void close() {
        bystanders.forEach(StageClient::close);
        asker.close();
        sut.close();
    }
}
