package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One arm under one condition, all its valid trials taken together (all trials where none is
 * valid).
 *
 * @param setup label of the arm; of one of our setups its id
 * @param connectionType {@code reactive} or {@code blocking}; {@code http} for a service of another
 *     program
 * @param condition what was set for it
 * @param windows the windows behind the row, one per trial, invalid ones included
 * @param load what the load met, merged
 * @param sut what the system under test looked like from inside, merged
 * @param invalidBecause why no trial may be judged, or which law all of them together break; null
 *     when at least one may
 * @param judgement the verdict with its reason; null before it is judged
 */
public record ComparisonRow(
        String setup,
        String connectionType,
        Condition condition,
        List<Window> windows,
        LoadFigures load,
        SutFigures sut,
        String invalidBecause,
        Judgement judgement) {

    /**
     * The windows of one setup under one condition taken together. Not judged yet.
     *
     * @param windows one per trial; may be empty
     * @param failure why there is no window, or null
     */
    static ComparisonRow merge(
            String setup,
            String connectionType,
            Condition condition,
            List<Window> windows,
            String failure) {
        List<Window> taken = Window.taken(windows);
        boolean valid = windows.stream().anyMatch(Window::valid);
        return new ComparisonRow(
                setup,
                connectionType,
                condition,
                windows,
                LoadFigures.merge(taken.stream().map(Window::load).toList()),
                SutFigures.merge(taken.stream().map(Window::sut).toList()),
                valid ? null : reasons(windows, failure),
                null);
    }

    /** The row that its own figures contradict; null is by nothing. */
    ComparisonRow contradictedBy(String reason) {
        return !valid() || reason == null
                ? this
                : new ComparisonRow(
                        setup, connectionType, condition, windows, load, sut, reason, judgement);
    }

    ComparisonRow judged(Judgement verdict) {
        return new ComparisonRow(
                setup, connectionType, condition, windows, load, sut, invalidBecause, verdict);
    }

    /** How many of its trials may be judged. */
    public int validTrials() {
        return valid() ? (int) windows.stream().filter(Window::valid).count() : 0;
    }

    /** Whether at least one trial may be judged. */
    public boolean valid() {
        return invalidBecause == null && windows.stream().anyMatch(Window::valid);
    }

    /** The windows that the row's figures are taken from: the valid ones, or all where none is. */
    public List<Window> taken() {
        return Window.taken(windows);
    }

    /** What others did to the windows that were judged all the same; null when nothing. */
    public String disturbedBecause() {
        String reasons =
                windows.stream()
                        .filter(Window::valid)
                        .map(window -> window.machine().disturbedBecause())
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? null : reasons;
    }

    /** How many measurements others have disturbed; those that were done again are among them. */
    public int disturbedWindows() {
        return windows.stream()
                .map(Window::machine)
                .mapToInt(m -> m.disturbedBefore() + (m.disturbedBecause() == null ? 0 : 1))
                .sum();
    }

    /**
     * Processor time of the application's own threads, in ms, by the answers that came while it was
     * taken: inside the windows. NaN when there were none, or threads could not be told apart.
     */
    public double cpuMsPerRequest() {
        LoadCounts counts = load.counts();
        long answered = counts.achieved() + counts.badStatus() + counts.wrongAnswers();
        return answered == 0 ? Double.NaN : sut.cpu().application() * 1_000 / answered;
    }

    private static String reasons(List<Window> windows, String failure) {
        String reasons =
                windows.stream()
                        .map(Window::invalidBecause)
                        .distinct()
                        .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? failure : reasons;
    }
}
