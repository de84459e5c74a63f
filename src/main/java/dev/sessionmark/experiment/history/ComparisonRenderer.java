package dev.sessionmark.experiment.history;

import dev.sessionmark.experiment.ExperimentResult;
import java.util.Map;

/** Judges an experiment and writes the comparison. Called on a thread that may be kept busy. */
public interface ComparisonRenderer {

    /**
     * The comparison in every form; judging it takes longer than writing it.
     *
     * @param result complete or not
     */
    Map<ComparisonFormat, String> render(ExperimentResult result);
}
