package dev.sessionmark.platform.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToldTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IOException("the disk is full"), "the disk is full"),
                Arguments.of(new IOException("one\ntwo"), "one"),
                Arguments.of(
                        new CompletionException(new ConnectException("Connection refused")),
                        "Connection refused"),
                Arguments.of(
                        new IllegalStateException(new CompletionException(new IOException("x"))),
                        "x"),
                Arguments.of(
                        new IOException("java.net.ConnectException: Connection refused"),
                        "Connection refused"),
                Arguments.of(
                        new UnknownHostException("nowhere: Name or service not known"),
                        "the host name nowhere is not known"),
                Arguments.of(new AccessDeniedException("/x"), "permission denied: /x"),
                Arguments.of(
                        new FileAlreadyExistsException("/x"), "there is a file named /x already"),
                Arguments.of(new NoSuchFileException("/x"), "there is no /x"),
                Arguments.of(
                        new FileSystemException("/x", null, "Is a directory"),
                        "/x: Is a directory"),
                Arguments.of(
                        new ConnectException().initCause(new ClosedChannelException()),
                        "no connection"),
                Arguments.of(new TimeoutException(), "no answer in time"),
                Arguments.of(new ClosedChannelException(), "closed channel"),
                Arguments.of(new NullPointerException(), "null pointer"),
                Arguments.of(new StackOverflowError(), "stack overflow"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysItWithoutNamesOfClasses(Throwable failure, String said) {
        assertEquals(said, Told.by(failure));
    }
}
