package dev.sessionmark.measurement;

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
 * @param seconds how long it was watched
 * @param cores processors that our processes may use
 * @param oursSeconds processor time of ours: load generator, latency proxy, system under test,
 *     database server
 * @param othersSeconds processor time of everything else
 * @param idleSeconds what was left
 * @param stolenSeconds what the hypervisor gave to others
 * @param generatorWaitedSeconds how long threads of load generator and proxy were runnable without
 *     running, summed over them
 * @param sutWaitedSeconds the same of the system under test
 * @param databaseWaitedSeconds the same of the database server, where it is on this machine
 * @param throttledSeconds how long a CPU quota withheld the processor from generator or system
 *     under test
 * @param cpuPressure of the whole machine, for want of a processor
 * @param memoryPressure for want of memory
 * @param ioPressure for want of a disk
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
        Double oursSeconds,
        Double othersSeconds,
        Double idleSeconds,
        Double stolenSeconds,
        Double generatorWaitedSeconds,
        Double sutWaitedSeconds,
        Double databaseWaitedSeconds,
        Double throttledSeconds,
        Pressure cpuPressure,
        Pressure memoryPressure,
        Pressure ioPressure,
        Double clockStepSeconds,
        Integer descriptorLimit,
        List<Program> programs,
        String disturbedBecause,
        int disturbedBefore) {

    /** Nobody looked. */
    public static final MachineUse UNKNOWN =
            new MachineUse(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, List.of(), null, 0);

    /**
     * How long programs stood for want of something.
     *
     * @param someSeconds at least one of them
     * @param fullSeconds all of them
     */
    public record Pressure(double someSeconds, double fullSeconds) {}

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
                sum(all, MachineUse::oursSeconds),
                sum(all, MachineUse::othersSeconds),
                sum(all, MachineUse::idleSeconds),
                sum(all, MachineUse::stolenSeconds),
                sum(all, MachineUse::generatorWaitedSeconds),
                sum(all, MachineUse::sutWaitedSeconds),
                sum(all, MachineUse::databaseWaitedSeconds),
                sum(all, MachineUse::throttledSeconds),
                pressure(all, MachineUse::cpuPressure),
                pressure(all, MachineUse::memoryPressure),
                pressure(all, MachineUse::ioPressure),
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

    private static Pressure pressure(List<MachineUse> all, Function<MachineUse, Pressure> of) {
        List<Pressure> known = all.stream().map(of).filter(Objects::nonNull).toList();
        return known.isEmpty() || known.size() < all.size()
                ? null
                : new Pressure(
                        known.stream().mapToDouble(Pressure::someSeconds).sum(),
                        known.stream().mapToDouble(Pressure::fullSeconds).sum());
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
                oursSeconds,
                othersSeconds,
                idleSeconds,
                stolenSeconds,
                generatorWaitedSeconds,
                sutWaitedSeconds,
                databaseWaitedSeconds,
                throttledSeconds,
                cpuPressure,
                memoryPressure,
                ioPressure,
                clockStepSeconds,
                descriptorLimit,
                programs,
                because,
                before);
    }
}
