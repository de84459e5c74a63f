package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.ProfileEvent;
import dev.sessionmark.measurement.factor.Factors;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProfileTest {

    @Test
    void aFileIsNamedByAllThatTellsItFromOthers() {
        assertEquals(
                "profile-reactive-session-5ms-wall.html",
                profile(new Condition(Duration.ofMillis(5)), ProfileEvent.WALL).name());
        assertEquals(
                "profile-reactive-session-0.5ms-pool10-200rps-cpu.html",
                profile(
                                new Condition(Duration.ofNanos(500_000))
                                        .with(Factors.POOL_SIZE, 10)
                                        .with(Factors.RATE, 200),
                                ProfileEvent.CPU)
                        .name());
    }

    private static Profile profile(Condition condition, ProfileEvent event) {
        return new Profile("reactive-session", condition, event, "<html>", null);
    }
}
