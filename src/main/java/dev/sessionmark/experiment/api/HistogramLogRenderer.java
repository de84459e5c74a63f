package dev.sessionmark.experiment.api;

import dev.sessionmark.experiment.TrialHistograms;

/**
 * Writes the distributions of a trial as a log that HdrHistogram's tools read. Called on a thread
 * that may be kept busy.
 */
public interface HistogramLogRenderer {

    /**
     * @param trial one distribution of it, window by window
     * @return the whole log, one interval for each window
     */
    String render(TrialHistograms trial);
}
