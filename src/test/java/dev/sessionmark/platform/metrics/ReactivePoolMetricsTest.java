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

        assertEquals(
                List.of("pending 1", "pending 0", "used 1", "waited", "used 0", "held"), heard);
        assertTrue(times.stream().allMatch(nanos -> nanos >= 0), times.toString());
    }

    @Test
    void aRefusedRequestIsNeverInUse() {
        metrics.rejected(metrics.submitted());

        assertEquals(List.of("pending 1", "pending 0", "refused"), heard);
    }

    @Test
    void countsAddUpOverSeveralRequests() {
        Long first = metrics.begin(metrics.submitted());
        Long second = metrics.begin(metrics.submitted());
        metrics.submitted();
        metrics.end(first, true);
        metrics.end(second, true);

        assertEquals(
                List.of("used 1", "used 2", "used 1", "used 0"),
                heard.stream().filter(event -> event.startsWith("used")).toList());
        assertEquals("pending 1", heard.stream().filter(e -> e.startsWith("p")).toList().getLast());
    }

    private class Recorder implements SessionPoolListener {
        @Override
        public void pending(int waiting) {
            heard.add("pending " + waiting);
        }

        @Override
        public void waited(long nanos) {
            heard.add("waited");
            times.add(nanos);
        }

        @Override
        public void used(int inUse) {
            heard.add("used " + inUse);
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
