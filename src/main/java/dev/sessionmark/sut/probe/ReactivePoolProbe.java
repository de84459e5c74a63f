package dev.sessionmark.sut.probe;

import dev.sessionmark.platform.metrics.SessionPoolListener;
import dev.sessionmark.platform.metrics.SessionPoolListener.SessionPoolListenerProvider;
import io.vertx.core.Context;
import jakarta.inject.Singleton;

/** Hears of the reactive sessions of the system under test. */
@Singleton
public class ReactivePoolProbe implements SessionPoolListenerProvider {

    private final SessionProbe probe;

    ReactivePoolProbe(SessionProbe probe) {
        this.probe = probe;
    }

    @Override
    public SessionPoolListener listenTo(String pool, int maxSize) {
        return new ToProbe(probe);
    }

    private record ToProbe(SessionProbe probe) implements SessionPoolListener {

        @Override
        public void waited(Context asker, long asked, long granted) {
            probe.acquired(RequestTimes.of(asker), asked, granted);
        }

        @Override
        public void refused(long nanos) {
            probe.refused();
        }

        @Override
        public void held(Context asker, long granted, long returned) {
            probe.released(RequestTimes.of(asker), granted, returned);
        }
    }
}
