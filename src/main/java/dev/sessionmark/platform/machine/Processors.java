package dev.sessionmark.platform.machine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the processors did that this process may use, since the machine started, in seconds summed
 * over them.
 *
 * @param cores how many there are
 * @param all whether these are all that the machine has
 * @param busy programs and the kernel, interrupts left out
 * @param idle nothing, waiting for a disk included
 * @param stolen wanted to run, and the hypervisor ran somebody else
 */
record Processors(int cores, boolean all, double busy, double idle, double stolen) {

    private static final String ALLOWED = "Cpus_allowed_list:";

    /** {@code cpu0 user nice system idle iowait irq softirq steal ...}. */
    private static final int USER = 1;

    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int STOLEN = 8;

    /** Read now; empty where the system does not say. */
    static Optional<Processors> read(Proc proc) {
        List<String[]> online =
                proc.text("stat").stream()
                        .flatMap(String::lines)
                        .filter(line -> line.matches("cpu\\d+ .*"))
                        .map(line -> line.strip().split(" +"))
                        .filter(fields -> fields.length > STOLEN)
                        .toList();
        Set<Integer> allowed = allowed(proc);
        List<String[]> ours =
                online.stream()
                        .filter(fields -> allowed.isEmpty() || allowed.contains(number(fields)))
                        .toList();
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Processors(
                            ours.size(),
                            ours.size() == online.size(),
                            sum(ours, USER) + sum(ours, NICE) + sum(ours, SYSTEM),
                            sum(ours, IDLE) + sum(ours, WAITING),
                            sum(ours, STOLEN)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int number(String[] fields) {
        return Integer.parseInt(fields[0].substring("cpu".length()));
    }

    private static double sum(List<String[]> lines, int field) {
        return lines.stream().mapToLong(fields -> Long.parseLong(fields[field])).sum()
                / ProcessTimes.TICKS_PER_SECOND;
    }

    /** From {@code 0-3,8}; empty where it is not known. */
    private static Set<Integer> allowed(Proc proc) {
        Set<Integer> numbers = new TreeSet<>();
        proc.text("self/status").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(ALLOWED))
                .flatMap(line -> List.of(line.substring(ALLOWED.length()).split(",")).stream())
                .map(range -> range.strip().split("-"))
                .forEach(
                        range -> {
                            int first = Integer.parseInt(range[0]);
                            int last = Integer.parseInt(range[range.length - 1]);
                            for (int number = first; number <= last; number++) {
                                numbers.add(number);
                            }
                        });
        return numbers;
    }
}
