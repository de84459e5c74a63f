package dev.sessionmark.history;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialResult;
import java.util.List;

/**
 * An experiment without its distributions.
 *
 * @param summary what was asked for and how far it came
 * @param environment where it ran; null before the start
 * @param preparation what was found before the first trial; null before that
 * @param trials those that ended, in order, their distributions empty
 */
public record ExperimentDetail(
        ExperimentSummary summary,
        Environment environment,
        Preparation preparation,
        List<TrialResult> trials) {}
