package dev.sessionmark.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.LiveFigures;
import dev.sessionmark.experiment.LivePhase;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.load.LoadProgress;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.trace.KeptRequests;
import dev.sessionmark.statistics.Histograms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveFeedTest {

    private static final Condition CONDITION = new Condition(Duration.ofMillis(5));

    private final List<LiveFigures> told = new ArrayList<>();
    private final LiveFeed feed =
            new LiveFeed(
                    new ExperimentListener() {
                        @Override
                        public void onProgress(Progress progress) {}

                        @Override
                        public void onLive(LiveFigures figures) {
                            told.add(figures);
                        }
                    });

    @Test
    void aLoadOfWhichNobodyKnowsWhatItIsForIsNotTold() {
        feed.tell(load(1, 100, false));
        assertEquals(List.of(), told);
    }

    @ParameterizedTest
    @CsvSource({
        "WINDOW,  -0.5, false, LEAD_IN",
        "WINDOW,   0.5, false, WINDOW",
        "WINDOW,   4.5, true,  DRAIN",
        "WARM_UP,  0.5, false, WARM_UP",
        "CAPACITY, 0.5, false, CAPACITY"
    })
    void thePhaseIsThatOfTheLoad(
            LivePhase announced, double elapsed, boolean ended, LivePhase seen) {
        feed.next(new LiveFeed.Subject(3, "no-pool", CONDITION, announced));
        feed.tell(load(elapsed, 100, ended));
        assertEquals(seen, told.getFirst().phase());
        assertEquals(3, told.getFirst().trial());
        assertEquals(CONDITION, told.getFirst().condition());
    }

    @Test
    void figuresAreThoseOfHalfASecondAndQuantilesHaveAnswersBehindThem() {
        feed.next(new LiveFeed.Subject(1, "no-pool", CONDITION, LivePhase.WINDOW));
        feed.tell(load(1, 1_000, false));
        feed.tell(load(1, 999, false));
        feed.tell(load(1, 99, false));
        feed.tell(load(1, 9, false));
        // 1, 2, ... 1,000 ms within half a second, and 7 failures
        assertEquals(2_000, told.get(0).throughput());
        assertEquals(14, told.get(0).failures());
        assertEquals(500, told.get(0).p50Ms(), 0.5);
        assertEquals(900, told.get(0).p90Ms(), 0.5);
        assertEquals(990, told.get(0).p99Ms(), 0.5);
        assertTrue(Double.isNaN(told.get(1).p99Ms()));
        assertEquals(900, told.get(1).p90Ms(), 0.5);
        assertTrue(Double.isNaN(told.get(2).p90Ms()));
        assertEquals(50, told.get(2).p50Ms(), 0.1);
        assertTrue(Double.isNaN(told.get(3).p50Ms()));
        assertEquals(9, told.get(3).answers());
    }

    private static LoadRun load(double elapsed, int answers, boolean ended) {
        Histogram times = Histograms.create();
        for (int i = 1; i <= answers; i++) {
            times.recordValue(i * 1_000_000L);
        }
        LoadProgress recent = new LoadProgress(elapsed, 0.5, answers, 7, 1, times);
        return new LoadRun() {
            @Override
            public CompletableFuture<LoadFigures> stop() {
                return result();
            }

            @Override
            public CompletableFuture<Void> windowBegun() {
                return new CompletableFuture<>();
            }

            @Override
            public CompletableFuture<Void> windowEnded() {
                return ended ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
            }

            @Override
            public CompletableFuture<LoadFigures> result() {
                return new CompletableFuture<>();
            }

            @Override
            public KeptRequests kept() {
                return KeptRequests.NONE;
            }

            @Override
            public Optional<LoadProgress> recent() {
                return Optional.of(recent);
            }
        };
    }
}
