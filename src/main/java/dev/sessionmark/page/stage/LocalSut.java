package dev.sessionmark.page.stage;

import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.sut.LatencyProxy;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutProcess;
import java.time.Duration;
import java.util.Optional;

/** A process on this machine, and the proxy that puts its database further away. */
final class LocalSut implements StagedSut {

    private final SutProcess sut;
    private final LatencyProxy proxy;
    private boolean looking;

    LocalSut(SutProcess sut, LatencyProxy proxy) {
        this.sut = sut;
        this.proxy = proxy;
    }

    @Override
    public int port() {
        return sut.port();
    }

    @Override
    public void setDbLatency(Duration dbLatency) {
        proxy.setDbLatency(dbLatency);
    }

    @Override
    public Optional<LoopObservation> look() {
        try {
            Optional<LoopObservation> seen = Optional.empty();
            if (looking) {
                LoopFigures loops = sut.end().loops();
                if (loops.samples() > 0) {
                    seen = Optional.of(new LoopObservation(loops.blockedShare(), culprit(loops)));
                }
            }
            sut.begin();
            looking = true;
            return seen;
        } catch (SutException e) {
            throw new IllegalStateException("It ended by itself.", e);
        }
    }

    private static String culprit(LoopFigures loops) {
        return loops.culprits().stream().findFirst().map(Culprit::frame).orElse(null);
    }

    @Override
    public void close() {
        sut.close();
        proxy.close();
    }
}
