package dev.sessionmark.report;

import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.verdict.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What else happened on the machine during an experiment, and what is not known of it. */
final class MachineSentences {

    private MachineSentences() {}

    static List<String> of(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        comparison.rows().forEach(row -> RowSentences.addMachine(row, lines));
        List<MachineUse> watched =
                comparison.rows().stream()
                        .flatMap(row -> row.windows().stream())
                        .map(Window::machine)
                        .toList();
        List<String> unknown = new ArrayList<>();
        add(unknown, watched, m -> m.time().othersSeconds() != null, "what other programs took");
        add(
                unknown,
                watched,
                m -> m.waited().generatorWaitedSeconds() != null,
                "how long threads waited for a processor");
        add(unknown, watched, m -> m.time().throttledSeconds() != null, "what CPU quotas withheld");
        add(unknown, watched, m -> m.pressure().memoryPressure() != null, "pressure on memory");
        if (!unknown.isEmpty()) {
            lines.add("Not known: " + String.join("; ", unknown) + ".");
        }
        return lines;
    }

    private static void add(
            List<String> unknown,
            List<MachineUse> watched,
            Predicate<MachineUse> known,
            String what) {
        if (!watched.isEmpty() && watched.stream().noneMatch(known)) {
            unknown.add(what);
        }
    }
}
