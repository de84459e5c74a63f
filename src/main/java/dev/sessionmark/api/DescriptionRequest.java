package dev.sessionmark.api;

import dev.sessionmark.history.Description;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be said of an experiment.
 *
 * @param label what it is called, in one line
 * @param notes whatever is worth knowing
 */
@RegisterForReflection
@Schema(name = "Description")
public record DescriptionRequest(
        @Schema(nullable = true, maxLength = Description.LONGEST_LABEL) String label,
        @Schema(nullable = true, maxLength = Description.LONGEST_NOTES) String notes) {}
