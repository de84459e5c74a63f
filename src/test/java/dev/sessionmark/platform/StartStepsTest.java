package dev.sessionmark.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartStepsTest {

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Test
    void aStepThatTakesLongIsSaidOnceAndOneThatDoesNotIsNotSaid() throws InterruptedException {
        StartSteps patient = new StartSteps(said::add, Duration.ofHours(1));
        patient.begin("unpacking");
        patient.begin("starting");
        patient.end();
        assertNull(said.poll());

        StartSteps impatient = new StartSteps(said::add, Duration.ofNanos(1));
        impatient.begin("unpacking");
        assertEquals("Sessionmark is unpacking ...", said.poll(10, TimeUnit.SECONDS));
        impatient.begin("starting");
        assertEquals("Sessionmark is starting ...", said.poll(10, TimeUnit.SECONDS));
        impatient.end();
        assertNull(said.poll());
    }
}
