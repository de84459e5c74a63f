package dev.sessionmark.experiment.api;

import dev.sessionmark.experiment.ExperimentResult;

/** Judges an experiment and writes the comparison. Called on a thread that may be kept busy. */
public interface ComparisonRenderer {

    /**
     * @param result complete or not
     * @param format how to write it
     * @return the whole document
     */
    String render(ExperimentResult result, ComparisonFormat format);
}
