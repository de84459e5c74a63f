package dev.sessionmark.sut.probe;

import java.util.Arrays;
import java.util.List;

/** Reads the stack of an event-loop thread. */
final class LoopStack {

    /** How far from the top a wait is looked for; a socket read is at most this deep. */
    private static final int TOP = 8;

    private static final String APPLICATION = "dev.sessionmark.";
    private static final String PROBES = "dev.sessionmark.sut.";

    /** What a native executable has below Java's own classes. */
    private static final String RUNTIME = "com.oracle.svm.";

    /** Native methods in which an idle event loop waits for work. */
    private static final List<String> SELECTORS =
            List.of(
                    "sun.nio.ch.EPoll.wait",
                    "sun.nio.ch.KQueue.poll",
                    "sun.nio.ch.WEPoll.wait",
                    "io.netty.channel.epoll.Native.epollWait",
                    "io.netty.channel.epoll.Native.epollWait0",
                    "io.netty.channel.epoll.Native.epollBusyWait0",
                    "io.netty.channel.kqueue.Native.keventWait");

    /** Classes whose methods, near the top of a running thread, mean a wait for a socket. */
    private static final List<String> BLOCKING_SOCKETS =
            List.of(
                    "sun.nio.ch.NioSocketImpl",
                    "java.net.SocketInputStream",
                    "java.net.PlainSocketImpl",
                    "java.net.Socket$SocketInputStream");

    private LoopStack() {}

    /** Whether the thread waits for something other than its selector. */
    static boolean blocked(Thread.State state, StackTraceElement[] frames) {
        StackTraceElement[] stack = aboveTheRuntime(frames);
        if (stack.length == 0 || inSelector(stack)) {
            return false;
        }
        return switch (state) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            case RUNNABLE -> inSocket(stack);
            case NEW, TERMINATED -> false;
        };
    }

    /** The application's frame nearest to the wait, as {@code Class.method(File.java:line)}. */
    static String culprit(StackTraceElement[] frames) {
        StackTraceElement[] stack = aboveTheRuntime(frames);
        for (StackTraceElement frame : stack) {
            String type = frame.getClassName();
            if (type.startsWith(APPLICATION) && !type.startsWith(PROBES) && !generated(frame)) {
                return describe(frame);
            }
        }
        for (StackTraceElement frame : stack) {
            if (!platform(frame.getClassName())) {
                return describe(frame);
            }
        }
        return describe(stack.length > 0 ? stack[0] : frames[0]);
    }

    /** As a virtual machine would show it, so that what is near the top is so in both. */
    private static StackTraceElement[] aboveTheRuntime(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> !frame.getClassName().startsWith(RUNTIME))
                .toArray(StackTraceElement[]::new);
    }

    private static boolean inSelector(StackTraceElement[] stack) {
        for (int i = 0; i < Math.min(3, stack.length); i++) {
            // The locks of the selector itself, held for microseconds around the wait.
            if (stack[i].getClassName().startsWith("sun.nio.ch.")
                    && stack[i].getClassName().endsWith("SelectorImpl")) {
                return true;
            }
            if (SELECTORS.contains(stack[i].getClassName() + "." + stack[i].getMethodName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean inSocket(StackTraceElement[] stack) {
        for (int i = 0; i < Math.min(TOP, stack.length); i++) {
            if (BLOCKING_SOCKETS.contains(stack[i].getClassName())) {
                return true;
            }
        }
        return false;
    }

    /** Subclasses and proxies that the build adds; their source cannot be opened. */
    private static boolean generated(StackTraceElement frame) {
        return frame.getFileName() == null
                || frame.getClassName().contains("_Subclass")
                || frame.getClassName().contains("_ClientProxy")
                || frame.getClassName().contains("$quarkus");
    }

    private static boolean platform(String type) {
        return type.startsWith("java.")
                || type.startsWith("jdk.")
                || type.startsWith("sun.")
                || type.startsWith("io.netty.")
                || type.startsWith("io.vertx.");
    }

    private static String describe(StackTraceElement frame) {
        String type = frame.getClassName();
        return "%s.%s(%s:%d)"
                .formatted(
                        type.substring(type.lastIndexOf('.') + 1),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber());
    }
}
