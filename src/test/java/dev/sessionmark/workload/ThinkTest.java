package dev.sessionmark.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThinkTest {

    @AfterEach
    void thinkOfNothing() {
        Think.take(0);
    }

    @Test
    void onlyWhoIsToldToThinksAfterItsStatements() {
        Script plain = Workload.reading("select-only");
        Think.take(7);
        assertEquals(new Script(plain.statements(), 7), Workload.reading("select-only"));
        Think.take(0);
        assertSame(plain, Workload.reading("select-only"));
    }

    /** Of the processor, whatever else runs; its clock may differ by a half between two looks. */
    @Test
    void theStepsOfATimeTakeThatTime() {
        assertEquals(0, Think.stepsFor(Duration.ZERO));
        long steps = Think.stepsFor(Duration.ofMillis(20));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        Think.spend(steps);
        double spentMs = (threads.getCurrentThreadCpuTime() - before) / 1e6;
        assertTrue(spentMs > 8 && spentMs < 50, spentMs + " ms for 20");
    }
}
