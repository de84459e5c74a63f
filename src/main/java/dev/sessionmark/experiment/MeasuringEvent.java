package dev.sessionmark.experiment;

/**
 * An experiment of the queue is about to measure, or has measured. Told on the queue's thread,
 * which waits for every observer: whoever else uses the machine leaves it before the first trial.
 *
 * @param experiment its id
 * @param begins whether it is about to
 */
public record MeasuringEvent(String experiment, boolean begins) {}
