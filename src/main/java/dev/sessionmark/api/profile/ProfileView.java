package dev.sessionmark.api.profile;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.sessionmark.history.profile.KeptProfile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is told of a profile.
 *
 * @param name of its flame graph, below this address
 * @param setup id of the session setup
 * @param condition its id in the comparison
 * @param event {@code wall} or {@code cpu}
 * @param shows what was sampled
 * @param missingBecause why there is no flame graph; null when there is one
 * @param factors of the condition, those that the experiment varies
 */
@RegisterForReflection
@Schema(name = "Profile", description = "A flame graph, or why there is none.")
public record ProfileView(
        @Schema(examples = "profile-reactive-session-5ms-wall.html") String name,
        String setup,
        String condition,
        @Schema(enumeration = {"wall", "cpu"}) String event,
        String shows,
        @Schema(nullable = true) String missingBecause,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Number> factors) {

    static ProfileView of(KeptProfile profile) {
        return new ProfileView(
                profile.name(),
                profile.setup(),
                profile.condition().id(),
                profile.event().id(),
                profile.event().description(),
                profile.missingBecause(),
                profile.condition().figures());
    }
}
