package dev.sessionmark.history;

import dev.sessionmark.experiment.ExperimentPlan;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An experiment without its trials.
 *
 * @param id sortable
 * @param status where it is in its life
 * @param label what people call it; null without a name
 * @param notes what people note on it; null without any
 * @param plan what was asked for
 * @param submittedAt when it was asked for
 * @param startedAt null while it waits
 * @param endedAt null until it is over
 * @param incompleteBecause why it ended early; null when it did not
 */
public record ExperimentSummary(
        @Schema(examples = "20261123-051500-3f2a") String id,
        Status status,
        String label,
        String notes,
        ExperimentPlan plan,
        Instant submittedAt,
        Instant startedAt,
        Instant endedAt,
        String incompleteBecause) {}
