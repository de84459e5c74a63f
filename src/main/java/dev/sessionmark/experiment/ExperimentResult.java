package dev.sessionmark.experiment;

import java.time.Instant;
import java.util.List;

/**
 * Everything one experiment found, complete or not.
 *
 * @param id sortable: {@code yyyyMMdd-HHmmss-xxxx}
 * @param plan what was asked for
 * @param environment where it ran
 * @param preparation what was found before the first trial; null when it ended before
 * @param startedAt wall-clock start
 * @param endedAt wall-clock end
 * @param trials the trials that ran, in order
 * @param incompleteBecause why it ended early (cancelled, interrupted, failed); null when complete
 */
public record ExperimentResult(
        String id,
        ExperimentPlan plan,
        Environment environment,
        Preparation preparation,
        Instant startedAt,
        Instant endedAt,
        List<TrialResult> trials,
        String incompleteBecause) {

    /** Why one is incomplete that goes on. */
    public static final String NOT_FINISHED = "not finished yet";
}
