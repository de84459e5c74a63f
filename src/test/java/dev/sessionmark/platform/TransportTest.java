package dev.sessionmark.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class TransportTest {

    /** What listens in a pod: it may have addresses of IPv4, of IPv6, or of both. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyAddressIsThatOfBothProtocols(boolean epoll) throws Exception {
        VertxOptions options = new VertxOptions().setEventLoopPoolSize(1);
        Vertx vertx = epoll ? Transport.vertx(options) : Vertx.vertx(options);
        try {
            int port =
                    vertx.createHttpServer()
                            .requestHandler(request -> request.response().end())
                            .listen(0, "0.0.0.0")
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS)
                            .actualPort();
            new Socket("127.0.0.1", port).close();
            assumeTrue(
                    NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .anyMatch(Inet6Address.class::isInstance),
                    "needs IPv6");
            new Socket("::1", port).close();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void linuxHasEpoll() {
        Vertx vertx = Transport.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            assertEquals(Transport.EPOLL, Transport.of(vertx));
            assertEquals(Transport.EPOLL, Transport.best());
            assertEquals("epoll", Transport.best().id());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void withoutEpollItIsNioAndSaysSo() throws IOException {
        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dio.netty.transport.noNative=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TransportProgram.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said =
                new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals("nio nio", said.lines().toList().getLast());
    }

    /** Says what its event loop runs on and what the best transport is; a process of its own. */
    static final class TransportProgram {

        private TransportProgram() {}

        public static void main(String[] arguments) {
            Vertx vertx = Transport.vertx(new VertxOptions().setEventLoopPoolSize(1));
            System.out.println(Transport.of(vertx).id() + " " + Transport.best().id());
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
