package dev.sessionmark.experiment;

import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.MachineUse.Program;
import java.util.List;

/** What else used a machine of two processors during a window of four seconds, made by hand. */
public final class Machines {

    private static final double SECONDS = 4;

    private int cores = 2;
    private double ours = 3;
    private double others = 0.05;
    private Double waited = 0.6;
    private double stolen;
    private double memoryPressure;
    private double throttled;
    private double clockStep;
    private Integer descriptorLimit;
    private List<Program> programs = List.of();

    private Machines() {}

    /** Nobody else. */
    public static Machines quiet() {
        return new Machines();
    }

    /** One busy loop. */
    public static Machines busy() {
        return quiet().others(4, new Program("bash", 4)).waited(4.0);
    }

    /** Processor time of others, and who they are. */
    public Machines others(double seconds, Program... named) {
        others = seconds;
        programs = List.of(named);
        return this;
    }

    public Machines cores(int number) {
        cores = number;
        return this;
    }

    public Machines ours(double seconds) {
        ours = seconds;
        return this;
    }

    /** How long threads of ours waited; null for a system that does not tell. */
    public Machines waited(Double seconds) {
        waited = seconds;
        return this;
    }

    /** What the hypervisor gave to others. */
    public Machines stolen(double seconds) {
        stolen = seconds;
        return this;
    }

    /** How long programs stood for want of memory. */
    public Machines memoryPressure(double seconds) {
        memoryPressure = seconds;
        return this;
    }

    public Machines throttled(double seconds) {
        throttled = seconds;
        return this;
    }

    /** How far the clock was set. */
    public Machines clockStep(double seconds) {
        clockStep = seconds;
        return this;
    }

    /** A limit on open files that was reached. */
    public Machines descriptorLimit(int files) {
        descriptorLimit = files;
        return this;
    }

    public MachineUse build() {
        return new MachineUse(
                SECONDS,
                cores,
                new MachineUse.Time(
                        ours,
                        others,
                        Math.max(0, cores * SECONDS - ours - others),
                        stolen,
                        throttled),
                waited == null
                        ? MachineUse.UNKNOWN.waited()
                        : new MachineUse.Waited(waited / 4, waited / 2, waited / 4),
                new MachineUse.Pressures(0.5, memoryPressure, 0.0),
                clockStep,
                descriptorLimit,
                programs,
                null,
                0);
    }
}
