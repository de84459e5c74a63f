package dev.sessionmark.experiment.machine;

import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.MachineUse.Program;
import dev.sessionmark.platform.machine.MachineMoment;
import dev.sessionmark.platform.machine.Owned;
import dev.sessionmark.platform.machine.Owned.Owner;
import dev.sessionmark.platform.machine.Proc;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/** Watches the machine: two moments, and what happened between them. */
public final class MachineWatch {

    /** As many programs are named: who is below them does not keep a machine busy. */
    private static final int MOST_NAMED = 5;

    /** A program that took less than this share of one processor is not worth its name. */
    private static final double WORTH_A_NAME = 0.01;

    private final Supplier<MachineMoment> reader;

    /** Watches through these moments. */
    public MachineWatch(Supplier<MachineMoment> reader) {
        this.reader = reader;
    }

    /**
     * Watches this machine, of which this process and what it starts are ours.
     *
     * @param database the main process of the database server; null where it is not here
     * @param services the processes of services that are measured
     */
    public static MachineWatch here(Long database, Set<Long> services) {
        Owned owned = new Owned(ProcessHandle.current().pid(), database, services);
        return new MachineWatch(() -> MachineMoment.read(Proc.here(), owned));
    }

    /** How things stand. Takes some milliseconds of a processor. */
    public MachineMoment now() {
        return reader.get();
    }

    /**
     * What happened between two moments.
     *
     * @param throttledSeconds how long a quota withheld the processor meanwhile; null when unknown
     */
    public static MachineUse between(
            MachineMoment before, MachineMoment now, Double throttledSeconds) {
        double seconds = now.secondsSince(before);
        Map<Owner, Double> waited = now.waitedSince(before);
        return new MachineUse(
                seconds,
                now.cores().isPresent() ? now.cores().getAsInt() : null,
                new MachineUse.Time(
                        orNull(now.oursSince(before)),
                        orNull(now.othersSince(before)),
                        orNull(now.idleSince(before)),
                        orNull(now.stolenSince(before)),
                        throttledSeconds),
                new MachineUse.Waited(
                        waited.get(Owner.GENERATOR),
                        waited.get(Owner.SUT),
                        waited.get(Owner.DATABASE)),
                new MachineUse.Pressures(
                        orNull(now.someSince(before, "cpu")),
                        orNull(now.someSince(before, "memory")),
                        orNull(now.someSince(before, "io"))),
                now.clockStepSince(before),
                now.descriptorLimit().isPresent() ? now.descriptorLimit().getAsInt() : null,
                programs(before, now, WORTH_A_NAME * seconds),
                null,
                0);
    }

    private static List<Program> programs(
            MachineMoment before, MachineMoment now, double worthAName) {
        return now.neighboursSince(before).stream()
                .filter(neighbour -> neighbour.seconds() >= worthAName)
                .limit(MOST_NAMED)
                .map(neighbour -> new Program(neighbour.name(), neighbour.seconds()))
                .toList();
    }

    private static Double orNull(OptionalDouble figure) {
        return figure.isPresent() ? figure.getAsDouble() : null;
    }
}
