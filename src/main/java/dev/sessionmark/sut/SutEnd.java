package dev.sessionmark.sut;

import java.time.Duration;

/** The end of the system under test: orderly, or by force where that takes too long. */
public final class SutEnd {

    private static final int HALTED = 1;

    private static volatile boolean reached;

    private SutEnd() {}

    /**
     * The application is about to end. Where its event loops are blocked in a database that has
     * gone with the controller, an orderly end would wait for each request's connection in turn. No
     * client is left to wait for, so the process ends after the bound.
     */
    static void within(Duration bound) {
        Thread.ofPlatform()
                .daemon()
                .name("sessionmark-lifeline")
                .start(
                        () -> {
                            try {
                                Thread.sleep(bound);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            if (!reached) {
                                Runtime.getRuntime().halt(HALTED);
                            }
                        });
    }

    /**
     * The application has ended. Says so to the controller, and lets the virtual machine take its
     * time: the first one writes the archive of classes with which the next ones start faster.
     */
    public static void reached() {
        reached = true;
        System.out.println(SutProtocol.PREFIX + SutProtocol.ENDED);
        System.out.flush();
    }
}
