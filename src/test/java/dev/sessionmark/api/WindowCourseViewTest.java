package dev.sessionmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sessionmark.api.TrialCourseView.WindowCourseView;
import dev.sessionmark.api.TrialCourseView.WindowCourseView.SecondView;
import dev.sessionmark.experiment.Windows;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowCourseViewTest {

    private static long answers(SecondView second) {
        return second.counts().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void theCountsOfTheSecondsAddUpToTheAnswersOfTheWindow() {
        WindowCourseView window =
                WindowCourseView.of(Windows.healthy().rate(400).carried(1, 0.5, 1, 1).build());

        assertEquals(1_600, window.answers());
        assertEquals(4, window.seconds().size());
        window.seconds().forEach(second -> assertEquals(400, answers(second)));
        assertEquals(
                List.of(400L, 200L, 400L, 400L),
                window.seconds().stream().map(SecondView::achieved).toList());
        assertEquals(
                List.of(0.0, 1.0, 2.0, 3.0),
                window.seconds().stream().map(SecondView::startSeconds).toList());
        // p99 of 2 ms, evenly spaced: half of them within half of that time.
        assertEquals(2, window.percentiles().getLast().ms(), 0.01);
        assertEquals(1.0, window.percentiles().get(3).ms(), 0.02);
        assertEquals(1.5, window.seconds().getFirst().loopDelayMaxMs(), 0.001);
    }

    @Test
    void requestsNeverServedAreInfinitelyLate() {
        WindowCourseView window =
                WindowCourseView.of(Windows.healthy().rate(1_000).succeeded(0.9).build());
        assertEquals(3_600, window.answers());
        assertEquals(400, window.notServed());
        assertEquals(75, window.percentiles().get(4).percent());
        assertEquals(2 / 0.99 * 0.75 / 0.9, window.percentiles().get(4).ms(), 0.01);
        assertNull(window.percentiles().getLast().ms());
    }

    @Test
    void aLongWindowGivesSeveralSecondsTogether() {
        WindowCourseView window =
                WindowCourseView.of(Windows.healthy().rate(10).seconds(700).build());
        assertEquals(234, window.seconds().size());
        assertEquals(3, window.seconds().getFirst().lengthSeconds());
        assertEquals(1, window.seconds().getLast().lengthSeconds());
        assertEquals(
                7_000, window.seconds().stream().mapToLong(WindowCourseViewTest::answers).sum());
    }
}
