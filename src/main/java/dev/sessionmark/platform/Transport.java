package dev.sessionmark.platform;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.transports.EpollTransport;
import java.util.Locale;

/**
 * What event loops wait on. Everything that measures or is measured runs on {@link #EPOLL} where
 * the machine has it. Asking Vert.x to prefer the native transport is not enough: in a native image
 * Quarkus replaces the answer by NIO and does not say so.
 */
public enum Transport {
    /** Linux' own, with timers of some 0.1 ms. */
    EPOLL,
    /** The JDK's, with timers of a whole millisecond. */
    NIO;

    /** Starts a Vert.x on the best transport there is. */
    public static Vertx vertx(VertxOptions options) {
        VertxBuilder builder = new VertxBuilder(options);
        chooseBest(builder);
        return builder.init().vertx();
    }

    /** Has a Vert.x that is about to be made run on the best transport there is. */
    public static void chooseBest(VertxBuilder builder) {
        EpollTransport epoll = new EpollTransport();
        if (epoll.isAvailable()) {
            builder.findTransport(epoll);
        }
    }

    /** What a Vert.x runs on. */
    public static Transport of(Vertx vertx) {
        return ((VertxInternal) vertx).transport() instanceof EpollTransport ? EPOLL : NIO;
    }

    /** The best transport there is. */
    public static Transport best() {
        return new EpollTransport().isAvailable() ? EPOLL : NIO;
    }

    /** How it is written in results: {@code epoll}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
