package dev.sessionmark.verdict;

import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.MachineUse.Program;
import dev.sessionmark.measurement.Window;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is said of an experiment without a valid window: what was in the way, and what to do. */
final class NothingValid {

    private static final int MOST_NAMED = 3;

    private NothingValid() {}

    /** One sentence; only where no row has a valid trial. */
    static String sentence(List<ComparisonRow> rows) {
        List<Window> windows = rows.stream().flatMap(row -> row.windows().stream()).toList();
        List<MachineUse> busy =
                windows.stream()
                        .filter(NothingValid::firstOfAllByOthers)
                        .map(Window::machine)
                        .toList();
        // A reason that few windows share is not what kept the experiment from measuring.
        if (2 * busy.size() > windows.size()) {
            return "No measurement is valid: "
                    + others(busy)
                    + ". End them, or wait until they have ended, and measure again;"
                    + " --tolerate-neighbours measures beside them and marks every row.";
        }
        return "No measurement is valid: " + mostFrequent(rows) + ".";
    }

    private static boolean firstOfAllByOthers(Window window) {
        String others = window.machine().disturbedBecause();
        return others != null && window.invalidBecause().startsWith(others);
    }

    private static String others(List<MachineUse> busy) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        busy.stream()
                .flatMap(machine -> machine.programs().stream())
                .forEach(program -> seconds.merge(program.name(), program.seconds(), Double::sum));
        List<Program> programs =
                seconds.entrySet().stream()
                        .map(entry -> new Program(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingDouble(Program::seconds).reversed())
                        .limit(MOST_NAMED)
                        .toList();
        double watched = busy.stream().mapToDouble(MachineUse::seconds).sum();
        double others =
                busy.stream()
                        .map(use -> use.time().othersSeconds())
                        .filter(Objects::nonNull)
                        .mapToDouble(s -> s)
                        .sum();
        if (programs.isEmpty()) {
            return busy.getFirst().disturbedBecause();
        }
        return Phrases.format(
                "other programs kept the machine busy, %.1f of %d processors on average (%s)",
                others / watched,
                busy.getFirst().cores(),
                programs.stream()
                        .map(p -> Phrases.format("%s %.1f", p.name(), p.seconds() / watched))
                        .collect(Collectors.joining(", ")));
    }

    /** Reasons of which only the figures differ are one. */
    private static String mostFrequent(List<ComparisonRow> rows) {
        Map<String, List<String>> alike =
                rows.stream()
                        .map(ComparisonRow::invalidBecause)
                        .filter(Objects::nonNull)
                        .map(reason -> reason.split("; ", 2)[0])
                        .collect(
                                Collectors.groupingBy(
                                        reason -> reason.replaceAll("[\\d.,]+", ""),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return alike.values().stream()
                .max(Comparator.comparingInt(List::size))
                .map(List::getFirst)
                .orElse("nothing was measured");
    }
}
