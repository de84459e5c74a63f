package dev.sessionmark.measurement;

import java.util.List;

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
