package dev.sessionmark.api.profile;

import dev.sessionmark.history.profile.KeptProfile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is told of a profile.
 *
 * @param name of its flame graph, below this address
 * @param setup id of the session setup
 * @param condition its id in the comparison
 * @param dbLatencyMs added round trip
 * @param poolSize database connections; null where the experiment does not vary them
 * @param ratePerSecond arrivals; null where the experiment does not vary them
 * @param event {@code wall} or {@code cpu}
 * @param shows what was sampled
 * @param missingBecause why there is no flame graph; null when there is one
 */
@RegisterForReflection
@Schema(name = "Profile", description = "A flame graph, or why there is none.")
public record ProfileView(
        @Schema(examples = "profile-reactive-session-5ms-wall.html") String name,
        String setup,
        String condition,
        double dbLatencyMs,
        @Schema(nullable = true) Integer poolSize,
        @Schema(nullable = true) Double ratePerSecond,
        @Schema(enumeration = {"wall", "cpu"}) String event,
        String shows,
        @Schema(nullable = true) String missingBecause) {

    static ProfileView of(KeptProfile profile) {
        return new ProfileView(
                profile.name(),
                profile.setup(),
                profile.condition().tag(),
                profile.condition().dbLatencyMs(),
                profile.condition().poolSize(),
                profile.condition().rate(),
                profile.event().id(),
                profile.event().description(),
                profile.missingBecause());
    }
}
