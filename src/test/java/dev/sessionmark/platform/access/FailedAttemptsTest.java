package dev.sessionmark.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {

    private final AtomicLong clock = new AtomicLong();
    private final FailedAttempts attempts = new FailedAttempts(10, clock::get);

    @Test
    void afterTenInAMinuteAClientWaitsForTheRestOfIt() {
        for (int i = 0; i < 10; i++) {
            assertEquals(Optional.empty(), attempts.wait("192.0.2.1"));
            attempts.add("192.0.2.1");
        }
        clock.addAndGet(Duration.ofSeconds(20).toNanos());
        assertEquals(Optional.of(Duration.ofSeconds(40)), attempts.wait("192.0.2.1"));
        assertEquals(Optional.empty(), attempts.wait("192.0.2.2"));
        clock.addAndGet(Duration.ofSeconds(40).toNanos());
        assertEquals(Optional.empty(), attempts.wait("192.0.2.1"));
    }

    @Test
    void addressesOfOneNetworkCountTogether() {
        for (int i = 0; i < 10; i++) {
            attempts.add("2001:db8::" + i);
        }
        assertTrue(attempts.wait("2001:db8::abcd").isPresent());
        assertEquals(Optional.empty(), attempts.wait("2001:db8:1::1"));
    }

    @Test
    void theTableIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            attempts.add("10.0." + i / 256 + "." + i % 256);
        }
        assertEquals(4_096, attempts.size());
    }
}
