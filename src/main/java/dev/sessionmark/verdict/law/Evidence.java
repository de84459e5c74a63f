package dev.sessionmark.verdict.law;

import dev.sessionmark.measurement.InUse;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.List;
import java.util.Objects;

/**
 * What laws are checked with: the figures of some windows together. Times in seconds, rates per
 * second.
 *
 * @param load what the generator counted
 * @param sut what probes in the system under test saw
 * @param cores processors that our processes may use; NaN where not known
 * @param pieces how many stretches were measured, at most: each has two edges
 */
record Evidence(LoadFigures load, SutFigures sut, double cores, int pieces) {

    static Evidence of(ComparisonRow row) {
        return of(row.load(), row.sut(), row.taken());
    }

    static Evidence of(Window window) {
        return of(window.load(), window.sut(), List.of(window));
    }

    private static Evidence of(LoadFigures load, SutFigures sut, List<Window> windows) {
        return new Evidence(
                load,
                sut,
                windows.stream()
                        .map(window -> window.machine().cores())
                        .filter(Objects::nonNull)
                        .mapToDouble(Integer::doubleValue)
                        .max()
                        .orElse(Double.NaN),
                windows.stream()
                        .mapToInt(window -> Math.max(1, window.load().slices().size()))
                        .sum());
    }

    double seconds() {
        return load.duration().toNanos() / 1e9;
    }

    InUse inUse() {
        return sut.sessions().inUse();
    }

    Distribution holds() {
        return sut.sessions().holdTime();
    }

    double meanHold() {
        return mean(holds());
    }

    double meanResponse() {
        return mean(load.responseTime());
    }

    /** Connections in use on average, if each was held as long as it was timed. */
    double held() {
        return holds().sumNanos() / 1e9 / inUse().seconds();
    }

    /** Answers that came inside the windows, of whatever kind. */
    long answered() {
        LoadCounts counts = load.counts();
        return counts.achieved() + counts.badStatus() + counts.wrongAnswers();
    }

    /** Processors that the application's own threads kept busy. */
    double busyCores() {
        return sut.cpu().application() / inUse().seconds();
    }

    /** Event loops: all of them are sampled at each look. */
    long loops() {
        return inUse().looks() == 0
                ? 0
                : Math.round((double) sut.loops().samples() / inUse().looks());
    }

    /**
     * How much the edges may add or take, as a share: what begins before a stretch and ends in it
     * counts whole, what ends after it does not. At an edge stand long times rather than short
     * ones.
     */
    double edges(Distribution times) {
        double squares = 0;
        for (int place = 0; place < times.size(); place++) {
            squares += times.count(place) * Math.pow(times.value(place) / 1e9, 2);
        }
        return pieces * squares / (times.sumNanos() / 1e9) / seconds();
    }

    private static double mean(Distribution times) {
        return times.sumNanos() / 1e9 / times.total();
    }
}
