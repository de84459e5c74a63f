package dev.sessionmark.experiment.machine;

import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.MachineUse.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What others did to a window, judged by the machine alone and never by what was measured: a window
 * must not be left out because its figures look odd.
 *
 * <p>Contention counts, not presence. A busy program on a machine with idle processors makes nobody
 * wait. And ours wait for one another when they alone fill the processors; that is what is
 * measured. So what counts is how long at least one of our threads stood runnable without running,
 * times the part that others had in what ran meanwhile.
 */
public final class Disturbance {

    /** As many programs are named in a sentence. */
    private static final int MOST_NAMED = 3;

    private final MachineLimits limits;

    /** A rule with these bounds. */
    public Disturbance(MachineLimits limits) {
        this.limits = limits;
    }

    /** What others did, a clause each; empty when nothing that counts, or nothing is known. */
    public List<String> byOthers(MachineUse use) {
        List<String> reasons = new ArrayList<>();
        if (use.seconds() == null || use.cores() == null) {
            return reasons;
        }
        double processors = use.seconds() * use.cores();
        if (neighbours(use, processors)) {
            reasons.add(sentence(use));
        }
        if (use.time().stolenSeconds() != null
                && use.time().stolenSeconds() > limits.stolenShare() * processors) {
            reasons.add(
                    say(
                            "the hypervisor gave %.2f of %d processors to other machines",
                            use.time().stolenSeconds() / use.seconds(), use.cores()));
        }
        if (use.pressure().memoryPressureSeconds() != null
                && use.pressure().memoryPressureSeconds()
                        > limits.memoryPressureShare() * use.seconds()) {
            reasons.add(
                    say(
                            "programs stood for want of memory %.2f s of %.1f s",
                            use.pressure().memoryPressureSeconds(), use.seconds()));
        }
        return reasons;
    }

    private boolean neighbours(MachineUse use, double processors) {
        if (use.time().othersSeconds() == null || use.time().oursSeconds() == null) {
            return false;
        }
        double busy = use.time().othersSeconds() + use.time().oursSeconds();
        return busy > 0
                && waiting(use, processors) * use.time().othersSeconds() / busy
                        > limits.othersShare();
    }

    /**
     * The share of the time in which one of ours waited for a processor, at most; where the system
     * does not tell, whether there was none to be had.
     */
    private double waiting(MachineUse use, double processors) {
        List<Double> waited =
                Stream.of(
                                use.waited().generatorWaitedSeconds(),
                                use.waited().sutWaitedSeconds(),
                                use.waited().databaseWaitedSeconds())
                        .filter(Objects::nonNull)
                        .toList();
        if (waited.isEmpty()) {
            double busy = use.time().othersSeconds() + use.time().oursSeconds();
            return busy >= limits.full() * processors ? 1 : 0;
        }
        return Math.min(1, waited.stream().mapToDouble(d -> d).sum() / use.seconds());
    }

    /** Whether ours alone filled the processors, so that they waited for one another. */
    public boolean filledByOurs(MachineUse use) {
        return use.time().oursSeconds() != null
                && use.cores() != null
                && use.time().oursSeconds() + use.time().othersSeconds()
                        >= limits.full() * use.cores() * use.seconds()
                && byOthers(use).isEmpty();
    }

    /** {@code other programs took 1.2 of 2 processors (bash 1.1, Xorg 0.1)}. */
    static String sentence(MachineUse use) {
        return say(
                "other programs took %.1f of %d processors%s",
                use.time().othersSeconds() / use.seconds(), use.cores(), named(use));
    }

    private static String named(MachineUse use) {
        return use.programs().isEmpty()
                ? ""
                : use.programs().stream()
                        .limit(MOST_NAMED)
                        .map(program -> name(program, use.seconds()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String name(Program program, double seconds) {
        return say("%s %.1f", program.name(), program.seconds() / seconds);
    }

    private static String say(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
