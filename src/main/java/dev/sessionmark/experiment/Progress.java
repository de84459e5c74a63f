package dev.sessionmark.experiment;

import java.time.Duration;

/**
 * Where an experiment stands.
 *
 * @param doing what runs now, in a few words
 * @param trial number of the running trial; 0 while preparing
 * @param trials how many trials there are
 * @param fraction done, 0 to 1
 * @param left estimated time left
 */
public record Progress(String doing, int trial, int trials, double fraction, Duration left) {}
