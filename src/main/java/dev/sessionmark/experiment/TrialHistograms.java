package dev.sessionmark.experiment;

import java.time.Instant;

/**
 * One distribution of one trial, of each of its windows, valid or not.
 *
 * @param name which distribution
 * @param experimentStartedAt wall-clock start of the experiment that the trial belongs to
 */
public record TrialHistograms(TrialResult trial, HistogramName name, Instant experimentStartedAt) {}
