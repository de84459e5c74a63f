package dev.sessionmark.measurement;

import java.util.List;

/**
 * One measurement window: one setup under one condition in one trial.
 *
 * @param condition what was set for it
 * @param load what the load met
 * @param sut what the system under test looked like from inside
 * @param invalidBecause why the window must not be judged; null when it is valid
 */
public record Window(Condition condition, LoadFigures load, SutFigures sut, String invalidBecause) {

    /** Whether the window may be judged. */
    public boolean valid() {
        return invalidBecause == null;
    }

    /** The windows that figures are taken from: the valid ones, or all where none is. */
    public static List<Window> taken(List<Window> windows) {
        List<Window> valid = windows.stream().filter(Window::valid).toList();
        return valid.isEmpty() ? windows : valid;
    }
}
