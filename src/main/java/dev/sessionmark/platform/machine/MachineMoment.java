package dev.sessionmark.platform.machine;

import dev.sessionmark.platform.machine.Owned.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What {@code /proc} says at one moment. The kernel counts from the start of the machine or of a
 * process: only the difference of two moments says something. Takes some milliseconds of one
 * processor, so it is read where nobody waits for it.
 */
public final class MachineMoment {

    private static final String FILE_LIMIT = "Max open files";

    /**
     * A process that fails to open one more closes others before it can be looked at: a few below
     * the limit is at the limit.
     */
    private static final int NEARLY = 4;

    /** How many microseconds at least one program has stood for want of something (PSI). */
    private static final Pattern PRESSURE = Pattern.compile("(?m)^some .*total=(\\d+)");

    private final long nanoTime;
    private final long wallMinusNanoTime;
    private final Optional<Processors> processors;
    private final Map<String, Double> pressures = new HashMap<>();
    private final Map<Long, ProcessTimes> processes = new HashMap<>();
    private final Map<Long, Owner> owners = new HashMap<>();

    /** Nanoseconds that a thread was runnable without running, by its process and its number. */
    private final Map<Thread, Long> waited = new HashMap<>();

    private final OptionalInt descriptorLimit;

    private record Thread(long process, long number) {}

    /** A program that is not ours, and what it took. */
    public record Neighbour(String name, double seconds) {}

    private MachineMoment(Proc proc, Owned owned) {
        nanoTime = System.nanoTime();
        wallMinusNanoTime = wallMinusNanoTime();
        processors = Processors.read(proc);
        for (String what : List.of("cpu", "memory", "io")) {
            proc.text("pressure/" + what)
                    .map(PRESSURE::matcher)
                    .filter(Matcher::find)
                    .ifPresent(some -> pressures.put(what, Long.parseLong(some.group(1)) / 1e6));
        }
        for (long pid : proc.numbers("")) {
            proc.text(pid + "/stat")
                    .flatMap(ProcessTimes::parse)
                    .ifPresent(times -> processes.put(pid, times));
        }
        processes.values().forEach(p -> owners.put(p.pid(), owned.owner(p, processes)));
        ours().forEach(process -> readWaits(proc, process.pid()));
        descriptorLimit =
                ours().filter(process -> owners.get(process.pid()) != Owner.DATABASE)
                        .flatMapToInt(process -> limitReached(proc, process.pid()))
                        .min();
    }

    public static MachineMoment read(Proc proc, Owned owned) {
        return new MachineMoment(proc, owned);
    }

    private void readWaits(Proc proc, long process) {
        for (long thread : proc.numbers(process + "/task")) {
            // Time on a processor, time waiting for one, both in nanoseconds; slices.
            proc.text(process + "/task/" + thread + "/schedstat")
                    .map(text -> text.strip().split(" "))
                    .filter(fields -> fields.length > 1)
                    .ifPresent(
                            fields ->
                                    waited.put(
                                            new Thread(process, thread),
                                            Long.parseLong(fields[1])));
        }
    }

    /** The two clocks are read one after the other: the pair that was read fastest. */
    private static long wallMinusNanoTime() {
        long best = 0;
        long bestTook = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = System.nanoTime();
            Instant wall = Instant.now();
            long took = System.nanoTime() - before;
            if (took < bestTook) {
                bestTook = took;
                best =
                        TimeUnit.SECONDS.toNanos(wall.getEpochSecond())
                                + wall.getNano()
                                - (before + took / 2);
            }
        }
        return best;
    }

    public double secondsSince(MachineMoment before) {
        return (nanoTime - before.nanoTime) / 1e9;
    }

    /** How far the time of day went astray from a clock that nobody sets, in seconds. */
    public double clockStepSince(MachineMoment before) {
        return (wallMinusNanoTime - before.wallMinusNanoTime) / 1e9;
    }

    public OptionalInt cores() {
        return processors.map(p -> OptionalInt.of(p.cores())).orElse(OptionalInt.empty());
    }

    /** How long those were idle, summed over them. */
    public OptionalDouble idleSince(MachineMoment before) {
        return since(before, Processors::idle);
    }

    /** How long the hypervisor withheld them, summed over them. */
    public OptionalDouble stolenSince(MachineMoment before) {
        return since(before, Processors::stolen);
    }

    private OptionalDouble since(MachineMoment before, ToDoubleFunction<Processors> figure) {
        return processors.isPresent() && before.processors.isPresent()
                ? OptionalDouble.of(
                        Math.max(
                                0,
                                figure.applyAsDouble(processors.get())
                                        - figure.applyAsDouble(before.processors.get())))
                : OptionalDouble.empty();
    }

    /**
     * Processor time of ours, children that have ended included: a backend that lives for one
     * request as well.
     */
    public OptionalDouble oursSince(MachineMoment before) {
        if (!owners.containsValue(Owner.GENERATOR)) {
            return OptionalDouble.empty();
        }
        Map<Long, Double> took = tookSince(before);
        return OptionalDouble.of(ours().mapToDouble(process -> took.get(process.pid())).sum());
    }

    /**
     * What each process took, and those of its children that have ended meanwhile. What a child had
     * taken before stands in its parent's account now, and is none of this time.
     */
    private Map<Long, Double> tookSince(MachineMoment before) {
        Map<Long, Double> inherited = new HashMap<>();
        for (ProcessTimes process : before.processes.values()) {
            if (!processes.containsKey(process.pid())) {
                inherited.merge(before.heir(process, processes), process.total(), Double::sum);
            }
        }
        Map<Long, Double> took = new HashMap<>();
        for (ProcessTimes process : processes.values()) {
            ProcessTimes then = before.processes.get(process.pid());
            took.put(
                    process.pid(),
                    Math.max(
                            0,
                            process.total()
                                    - (then == null ? 0 : then.total())
                                    - inherited.getOrDefault(process.pid(), 0.0)));
        }
        return took;
    }

    private long heir(ProcessTimes process, Map<Long, ProcessTimes> alive) {
        ProcessTimes at = process;
        for (int step = 0; at != null && step <= processes.size(); step++) {
            if (alive.containsKey(at.parent())) {
                return at.parent();
            }
            at = processes.get(at.parent());
        }
        return 0;
    }

    /**
     * Processor time of everything that is not ours on the processors that we may use. What {@code
     * /proc} shows of other programs, or what the processors did beyond ours, whichever is more: a
     * container sees no other program, and of the time of ours some is spent in interrupts.
     */
    public OptionalDouble othersSince(MachineMoment before) {
        OptionalDouble busy = since(before, Processors::busy);
        OptionalDouble ours = oursSince(before);
        if (busy.isEmpty() || ours.isEmpty()) {
            return OptionalDouble.empty();
        }
        double beyondOurs = Math.max(0, busy.getAsDouble() - ours.getAsDouble());
        double seen = neighboursSince(before).stream().mapToDouble(Neighbour::seconds).sum();
        // On a part of the processors nobody knows where the others ran.
        return OptionalDouble.of(
                processors.orElseThrow().all()
                        ? Math.max(beyondOurs, Math.min(seen, busy.getAsDouble()))
                        : beyondOurs);
    }

    /** The programs that are not ours, by name, the largest first. */
    public List<Neighbour> neighboursSince(MachineMoment before) {
        Map<Long, Double> took = tookSince(before);
        Map<String, Double> byName = new HashMap<>();
        processes.values().stream()
                .filter(process -> owners.get(process.pid()) == Owner.NEIGHBOUR)
                .forEach(p -> byName.merge(p.name(), took.get(p.pid()), Double::sum));
        List<Neighbour> neighbours = new ArrayList<>();
        byName.forEach((name, seconds) -> neighbours.add(new Neighbour(name, seconds)));
        neighbours.sort(Comparator.comparingDouble(Neighbour::seconds).reversed());
        return neighbours;
    }

    /**
     * How long our threads were runnable and did not run, in seconds summed over them, by whose
     * they are; threads that have ended meanwhile are missing. Empty where the system does not
     * count it.
     */
    public Map<Owner, Double> waitedSince(MachineMoment before) {
        Map<Owner, Double> seconds = new EnumMap<>(Owner.class);
        waited.forEach(
                (thread, nanos) ->
                        seconds.merge(
                                owners.get(thread.process()),
                                Math.max(0, nanos - before.waited.getOrDefault(thread, 0L)) / 1e9,
                                Double::sum));
        return seconds;
    }

    /**
     * How long at least one program of the machine stood for want of something.
     *
     * @param what {@code cpu}, {@code memory} or {@code io}
     */
    public OptionalDouble someSince(MachineMoment before, String what) {
        return pressures.containsKey(what) && before.pressures.containsKey(what)
                ? OptionalDouble.of(pressures.get(what) - before.pressures.get(what))
                : OptionalDouble.empty();
    }

    /** The limit on open files that controller or system under test has reached; empty if none. */
    public OptionalInt descriptorLimit() {
        return descriptorLimit;
    }

    private Stream<ProcessTimes> ours() {
        return processes.values().stream()
                .filter(process -> owners.get(process.pid()) != Owner.NEIGHBOUR);
    }

    /** The limit of a process that has reached it; none otherwise, or where it cannot be read. */
    private static IntStream limitReached(Proc proc, long pid) {
        int open = proc.numbers(pid + "/fd").size();
        return proc.text(pid + "/limits").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(FILE_LIMIT))
                .map(line -> line.substring(FILE_LIMIT.length()).strip().split(" +")[0])
                .filter(limit -> limit.chars().allMatch(Character::isDigit))
                .mapToInt(Integer::parseInt)
                .filter(limit -> open >= limit - NEARLY);
    }
}
