package dev.sessionmark.platform;

import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
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

    /** Is shown every server of a Vert.x before it listens. */
    @FunctionalInterface
    public interface ServerHook {

        /** May add to it what Vert.x has no option for. */
        void beforeListening(NetServerOptions options, ServerBootstrap server);
    }

    public static Vertx vertx(VertxOptions options) {
        VertxBuilder builder = new VertxBuilder(options);
        chooseBest(builder);
        return builder.init().vertx();
    }

    /** Starts one with a single event loop, which does nothing but what it measures. */
    public static Vertx oneLoop() {
        return vertx(
                new VertxOptions()
                        .setEventLoopPoolSize(1)
                        .setWorkerPoolSize(1)
                        .setFileSystemOptions(
                                new FileSystemOptions()
                                        .setFileCachingEnabled(false)
                                        .setClassPathResolvingEnabled(false)));
    }

    public static void chooseBest(VertxBuilder builder) {
        EpollTransport epoll = new EpollTransport();
        if (epoll.isAvailable()) {
            builder.findTransport(epoll);
        }
    }

    /** The same, and its servers are shown before they listen. */
    public static void chooseBest(VertxBuilder builder, ServerHook hook) {
        builder.findTransport(best() == EPOLL ? new HookedEpoll(hook) : new HookedNio(hook));
    }

    public static Transport of(Vertx vertx) {
        return ((VertxInternal) vertx).transport() instanceof EpollTransport ? EPOLL : NIO;
    }

    public static Transport best() {
        return new EpollTransport().isAvailable() ? EPOLL : NIO;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static final class HookedEpoll extends EpollTransport {

        private final ServerHook hook;

        HookedEpoll(ServerHook hook) {
            this.hook = hook;
        }

        @Override
        public void configure(
                NetServerOptions options, boolean domainSocket, ServerBootstrap server) {
            super.configure(options, domainSocket, server);
            hook.beforeListening(options, server);
        }
    }

    private static final class HookedNio extends JDKTransport {

        private final ServerHook hook;

        HookedNio(ServerHook hook) {
            this.hook = hook;
        }

        @Override
        public void configure(
                NetServerOptions options, boolean domainSocket, ServerBootstrap server) {
            super.configure(options, domainSocket, server);
            hook.beforeListening(options, server);
        }
    }
}
