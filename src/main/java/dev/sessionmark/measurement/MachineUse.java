package dev.sessionmark.measurement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What else used the machine while a window was measured, its lead-in included. Seconds of
 * processors are summed over those that our processes may use. Null is not known.
 *
 * <p>Stored flat, as it always was.
 *
 * @param seconds how long it was watched
 * @param cores processors that our processes may use
 * @param time who had the processors
 * @param waited who wanted them and had none
 * @param pressure for want of what programs stood
 * @param clockStepSeconds how far the time of day was set
 * @param descriptorLimit the limit on open files that one of our processes had reached; null when
 *     none had
 * @param programs the largest of the others, by name; empty where none is visible
 * @param disturbedBecause what others did to the window; null when it stayed within bounds
 * @param disturbedBefore how many measurements of this window were disturbed and done again
 */
public record MachineUse(
        Double seconds,
        Integer cores,
        @JsonUnwrapped Time time,
        @JsonUnwrapped Waited waited,
        @JsonUnwrapped Pressures pressure,
        Double clockStepSeconds,
        Integer descriptorLimit,
        List<Program> programs,
        String disturbedBecause,
        int disturbedBefore) {

    /** Nobody looked. */
    public static final MachineUse UNKNOWN =
            new MachineUse(
                    null,
                    null,
                    new Time(null, null, null, null, null),
                    new Waited(null, null, null),
                    new Pressures(null, null, null),
                    null,
                    null,
                    List.of(),
                    null,
                    0);

    /**
     * Who had the processors.
     *
     * @param oursSeconds processor time of ours: load generator, latency proxy, system under test,
     *     database server
     * @param othersSeconds processor time of everything else
     * @param idleSeconds what was left
     * @param stolenSeconds what the hypervisor gave to others
     * @param throttledSeconds how long a CPU quota withheld the processor from generator or system
     *     under test
     */
    public record Time(
            Double oursSeconds,
            Double othersSeconds,
            Double idleSeconds,
            Double stolenSeconds,
            Double throttledSeconds) {}

    /**
     * How long threads were runnable without running, summed over them.
     *
     * @param generatorWaitedSeconds those of load generator and proxy
     * @param sutWaitedSeconds those of the system under test
     * @param databaseWaitedSeconds those of the database server, where it is on this machine
     */
    public record Waited(
            Double generatorWaitedSeconds, Double sutWaitedSeconds, Double databaseWaitedSeconds) {}

    /**
     * How long at least one program of the machine stood for want of something.
     *
     * @param cpuPressureSeconds a processor
     * @param memoryPressureSeconds memory
     * @param ioPressureSeconds a disk
     */
    public record Pressures(
            Double cpuPressureSeconds, Double memoryPressureSeconds, Double ioPressureSeconds) {}

    /**
     * A program that is not ours.
     *
     * @param name as the system has it, at most 15 characters
     * @param seconds processor time
     */
    public record Program(String name, double seconds) {}

    /** The same, and what others did to the window. */
    public MachineUse disturbed(String because) {
        return with(because, disturbedBefore);
    }

    /** The same of a window that was measured again so often. */
    public MachineUse after(int disturbed) {
        return with(disturbedBecause, disturbed);
    }

    /** Of pieces of one window together; what one of them does not know is not known. */
    public static MachineUse merge(List<MachineUse> all) {
        return new MachineUse(
                sum(all, MachineUse::seconds),
                all.isEmpty() ? null : all.getFirst().cores,
                new Time(
                        sum(all, use -> use.time.oursSeconds),
                        sum(all, use -> use.time.othersSeconds),
                        sum(all, use -> use.time.idleSeconds),
                        sum(all, use -> use.time.stolenSeconds),
                        sum(all, use -> use.time.throttledSeconds)),
                new Waited(
                        sum(all, use -> use.waited.generatorWaitedSeconds),
                        sum(all, use -> use.waited.sutWaitedSeconds),
                        sum(all, use -> use.waited.databaseWaitedSeconds)),
                new Pressures(
                        sum(all, use -> use.pressure.cpuPressureSeconds),
                        sum(all, use -> use.pressure.memoryPressureSeconds),
                        sum(all, use -> use.pressure.ioPressureSeconds)),
                sum(all, MachineUse::clockStepSeconds),
                all.stream()
                        .map(MachineUse::descriptorLimit)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                programs(all),
                null,
                all.stream().mapToInt(MachineUse::disturbedBefore).sum());
    }

    private static Double sum(List<MachineUse> all, Function<MachineUse, Double> figure) {
        List<Double> known = all.stream().map(figure).filter(Objects::nonNull).toList();
        return known.isEmpty() || known.size() < all.size()
                ? null
                : known.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<Program> programs(List<MachineUse> all) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (MachineUse use : all) {
            use.programs.forEach(one -> seconds.merge(one.name, one.seconds, Double::sum));
        }
        int most = all.stream().mapToInt(use -> use.programs.size()).max().orElse(0);
        return seconds.entrySet().stream()
                .map(one -> new Program(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingDouble(Program::seconds).reversed())
                .limit(most)
                .toList();
    }

    private MachineUse with(String because, int before) {
        return new MachineUse(
                seconds,
                cores,
                time,
                waited,
                pressure,
                clockStepSeconds,
                descriptorLimit,
                programs,
                because,
                before);
    }
}
