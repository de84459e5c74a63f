package dev.sessionmark.history.queue;

/**
 * An experiment of the queue is over, and so is its measuring; its end is kept. Fired on the
 * queue's thread, which waits for every observer: nothing is to be measured beside what they do.
 *
 * @param experiment its id
 */
public record ExperimentEnded(String experiment) {}
