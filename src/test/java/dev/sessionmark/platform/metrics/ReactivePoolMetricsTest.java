package dev.sessionmark.platform.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReactivePoolMetricsTest {

    private final List<String> heard = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final ReactivePoolMetrics metrics = new ReactivePoolMetrics(List.of(new Recorder()));

    @Test
    void aConnectionIsAskedForGrantedAndGivenBack() {
        Long asked = metrics.submitted();
        Long granted = metrics.begin(asked);
        metrics.end(granted, true);

        assertEquals(List.of("asked", "waited", "held"), heard);
        assertTrue(times.stream().allMatch(nanos -> nanos >= 0), times.toString());
    }

    @Test
    void aRefusedRequestIsNeverInUse() {
        metrics.rejected(metrics.submitted());

        assertEquals(List.of("asked", "refused"), heard);
    }

    private class Recorder implements SessionPoolListener {
        @Override
        public void asked() {
            heard.add("asked");
        }

        @Override
        public void waited(long nanos) {
            heard.add("waited");
            times.add(nanos);
        }

        @Override
        public void held(long nanos) {
            heard.add("held");
            times.add(nanos);
        }

        @Override
        public void refused(long nanos) {
            heard.add("refused");
            times.add(nanos);
        }
    }
}
