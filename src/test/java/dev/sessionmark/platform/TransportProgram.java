package dev.sessionmark.platform;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Says what its event loop runs on and what the best transport is; a process of its own. */
final class TransportProgram {

    private TransportProgram() {}

    public static void main(String[] arguments) {
        Vertx vertx = Transport.vertx(new VertxOptions().setEventLoopPoolSize(1));
        System.out.println(Transport.of(vertx).id() + " " + Transport.best().id());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
