package dev.sessionmark.experiment.machine;

/**
 * From where on what else happens on the machine spoils a window. Each bound lies between what was
 * measured on a quiet machine and what was measured beside one busy loop: {@code docs/machine.md}
 * has the figures.
 *
 * @param othersShare largest part that others may have in what keeps the processors busy, as far as
 *     ours wait for one: a tenth of the time, and so of a queue's length
 * @param stolenShare largest share of the processors that a hypervisor may give to others
 * @param memoryPressureShare largest share of the time in which some program stood for want of
 *     memory
 * @param throttledShare largest share of the time for which a quota may withhold the processor,
 *     summed over the processors
 * @param clockStepSeconds largest step of the time of day; a machine that was suspended shows as
 *     one. What a clock is slewed by is 0.05 % of the time
 * @param full from this share on processors count as full: ours then wait for one another as well
 */
public record MachineLimits(
        double othersShare,
        double stolenShare,
        double memoryPressureShare,
        double throttledShare,
        double clockStepSeconds,
        double full) {

    /** The bounds of {@code docs/machine.md}. */
    public static MachineLimits defaults() {
        return new MachineLimits(0.1, 0.1, 0.05, 0.01, 0.1, 0.9);
    }
}
