package dev.sessionmark.page.stage;

import dev.sessionmark.sut.SutRoutes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A system under test and those who ask it. */
final class Scene implements AutoCloseable {

    /** Divides evenly by 2, 3, 4, 6, 8 and 12 event loops. */
    static final int BYSTANDERS = 24;

    /** Short beside any distance that is worth looking at: one who shares a blocked loop waits. */
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final StagedSut sut;
    private final List<Caller> bystanders;
    private final Caller asker;
    private volatile StageRequest request = StageRequest.NOBODY_ASKS;
    private volatile LoopsSeen loops;

    /**
     * @param watched whether anybody looks at the bystanders; they rest while nobody does
     */
    Scene(Vertx vertx, StagedSut sut, BooleanSupplier watched) {
        this.sut = sut;
        this.bystanders =
                IntStream.range(0, BYSTANDERS)
                        .mapToObj(
                                i ->
                                        Caller.of(
                                                vertx,
                                                sut.port(),
                                                SutRoutes.BYSTANDER,
                                                watched,
                                                PAUSE))
                        .toList();
        this.asker = Caller.of(vertx, sut.port(), () -> request.path(), Duration.ZERO);
    }

    /**
     * Begins. The bystanders come one after the other: a server gives connections to its event
     * loops in turn, so that the loops share them evenly and in this order.
     */
    void start() {
        Future<Void> last = asker.start(SutRoutes.BYSTANDER);
        for (Caller bystander : bystanders) {
            last = last.compose(done -> bystander.start(SutRoutes.BYSTANDER));
        }
    }

    /** From now on this happens. */
    void play(StageRequest next) {
        sut.setDistance(next.distance());
        request = next;
    }

    /** Sees what the event loops did; may block. */
    void look() {
        Optional<LoopsSeen> seen = sut.look();
        loops = seen.orElse(null);
    }

    int port() {
        return sut.port();
    }

    List<CallerSeen> bystanders() {
        return bystanders.stream().map(Caller::seen).toList();
    }

    CallerSeen asked() {
        return asker.seen();
    }

    LoopsSeen loops() {
        return loops;
    }

    @Override
    public void close() {
        bystanders.forEach(Caller::close);
        asker.close();
        sut.close();
    }
}
