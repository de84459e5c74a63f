package dev.sessionmark.sut.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LoopStackTest {

    private static final StackTraceElement[] IDLE_NIO =
            stack(
                    "sun.nio.ch.EPoll.wait",
                    "sun.nio.ch.EPollSelectorImpl.doSelect",
                    "io.netty.channel.nio.NioEventLoop.run");
    private static final StackTraceElement[] IDLE_EPOLL =
            stack(
                    "io.netty.channel.epoll.Native.epollWait",
                    "io.netty.channel.epoll.EpollEventLoop.run");
    private static final StackTraceElement[] SOCKET_READ =
            stack(
                    "sun.nio.ch.SocketDispatcher.read0",
                    "sun.nio.ch.NioSocketImpl.tryRead",
                    "sun.nio.ch.NioSocketImpl.implRead",
                    "org.postgresql.core.PGStream.receiveChar",
                    "dev.sessionmark.setup.BlockingOnEventLoop_Subclass.read",
                    "dev.sessionmark.workload.BlockingStatements.balance",
                    "dev.sessionmark.setup.BlockingOnEventLoop.read");
    private static final StackTraceElement[] PARKED =
            stack(
                    "jdk.internal.misc.Unsafe.park",
                    "java.util.concurrent.locks.LockSupport.park",
                    "io.agroal.pool.ConnectionPool.getConnection");
    private static final StackTraceElement[] BUSY = stack("com.fasterxml.jackson.core.Json.write");

    @Test
    void anIdleLoopIsNotBlocked() {
        assertFalse(LoopStack.blocked(Thread.State.RUNNABLE, IDLE_NIO));
        assertFalse(LoopStack.blocked(Thread.State.RUNNABLE, IDLE_EPOLL));
        assertFalse(LoopStack.blocked(Thread.State.RUNNABLE, new StackTraceElement[0]));
    }

    @Test
    void aLoopAtWorkIsNotBlocked() {
        assertFalse(LoopStack.blocked(Thread.State.RUNNABLE, BUSY));
    }

    @Test
    void theLocksOfTheSelectorAreNotTheApplications() {
        assertFalse(
                LoopStack.blocked(
                        Thread.State.BLOCKED,
                        stack(
                                "sun.nio.ch.EPollSelectorImpl.clearInterrupt",
                                "sun.nio.ch.EPollSelectorImpl.doSelect")));
    }

    @Test
    void aSocketReadBlocksThoughTheThreadIsRunnable() {
        assertTrue(LoopStack.blocked(Thread.State.RUNNABLE, SOCKET_READ));
    }

    @Test
    void parkingSleepingAndLocksBlock() {
        assertTrue(LoopStack.blocked(Thread.State.WAITING, PARKED));
        assertTrue(LoopStack.blocked(Thread.State.TIMED_WAITING, stack("java.lang.Thread.sleep0")));
        assertTrue(LoopStack.blocked(Thread.State.BLOCKED, BUSY));
    }

    @Test
    void theCulpritIsTheApplicationsFrameNearestToTheWait() {
        assertEquals(
                "BlockingStatements.balance(BlockingStatements.java:7)",
                LoopStack.culprit(SOCKET_READ));
    }

    @Test
    void withoutAnApplicationFrameTheFirstLibraryIsTheCulprit() {
        assertEquals(
                "ConnectionPool.getConnection(ConnectionPool.java:7)", LoopStack.culprit(PARKED));
    }

    /** What a native executable waits with lies above the frames that a virtual machine shows. */
    @Test
    void theRuntimeOfANativeExecutableIsNeverTheCulprit() {
        StackTraceElement[] parked =
                stack(
                        "com.oracle.svm.core.posix.headers.Pthread.pthread_cond_wait",
                        "com.oracle.svm.core.posix.thread.PosixParker.park0",
                        "com.oracle.svm.core.thread.Unsafe_Substitution.park",
                        "java.util.concurrent.locks.LockSupport.park",
                        "io.agroal.pool.ConnectionPool.getConnection");
        assertTrue(LoopStack.blocked(Thread.State.WAITING, parked));
        assertEquals(
                "ConnectionPool.getConnection(ConnectionPool.java:7)", LoopStack.culprit(parked));
        assertEquals(
                "LockSupport.park(LockSupport.java:7)",
                LoopStack.culprit(Arrays.copyOf(parked, 4)));
        assertFalse(
                LoopStack.blocked(
                        Thread.State.TIMED_WAITING,
                        stack(
                                "com.oracle.svm.core.jni.access.JNINative.call",
                                "com.oracle.svm.core.jni.access.JNINative.leave",
                                "com.oracle.svm.core.thread.Safepoint.wait",
                                "io.netty.channel.epoll.Native.epollWait",
                                "io.netty.channel.epoll.EpollEventLoop.run")));
    }

    private static StackTraceElement[] stack(String... frames) {
        return Arrays.stream(frames).map(LoopStackTest::frame).toArray(StackTraceElement[]::new);
    }

    private static StackTraceElement frame(String frame) {
        String type = frame.substring(0, frame.lastIndexOf('.'));
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return new StackTraceElement(
                type, frame.substring(frame.lastIndexOf('.') + 1), simple + ".java", 7);
    }
}
