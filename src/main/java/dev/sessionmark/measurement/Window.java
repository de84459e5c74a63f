package dev.sessionmark.measurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.sessionmark.measurement.trace.PackedTrace;
import java.util.List;

/**
 * One measurement window: one setup under one condition in one trial.
 *
 * @param condition what was set for it
 * @param load what the load met
 * @param sut what the system under test looked like from inside
 * @param invalidBecause why the window must not be judged; null when it is valid
 * @param trace some of its requests in full; empty where none were kept
 * @param machine what else used the machine meanwhile
 */
public record Window(
        Condition condition,
        LoadFigures load,
        SutFigures sut,
        String invalidBecause,
        PackedTrace trace,
        MachineUse machine) {

    /** A window that was stored before there were traces, or the machine was watched, has none. */
    @JsonCreator
    public Window {
        trace = trace == null ? PackedTrace.NONE : trace;
        machine = machine == null ? MachineUse.UNKNOWN : machine;
    }

    /** Whether the window may be judged. */
    public boolean valid() {
        return invalidBecause == null;
    }

    /** The same window, measured again after so many that were disturbed. */
    public Window after(int disturbed) {
        return new Window(condition, load, sut, invalidBecause, trace, machine.after(disturbed));
    }

    /** The windows that figures are taken from: the valid ones, or all where none is. */
    public static List<Window> taken(List<Window> windows) {
        List<Window> valid = windows.stream().filter(Window::valid).toList();
        return valid.isEmpty() ? windows : valid;
    }
}
