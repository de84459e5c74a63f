package dev.sessionmark.page.stage;

import dev.sessionmark.platform.problem.Problem.FieldError;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.setup.SessionSetup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to happen on stage.
 *
 * @param setup the setup through which somebody asks the database, one request after the other;
 *     null for nobody
 * @param dbLatencyMs round trip added on the way to the database; null for the usual 200
 */
@RegisterForReflection
@Schema(name = "StageRequest")
public record StageRequest(
        @Schema(examples = "blocking-on-event-loop", nullable = true) String setup,
        @Schema(minimum = "0", maximum = "1000", defaultValue = "200", nullable = true)
                Double dbLatencyMs) {

    static final double USUAL_LATENCY_MS = 200;
    private static final double MOST_LATENCY_MS = 1_000;

    static final StageRequest NOBODY_ASKS = new StageRequest(null, null);

    /** The same, if it can be done; the problem names every wrong field. */
    StageRequest checked() {
        List<FieldError> wrong = new ArrayList<>();
        if (setup != null && SessionSetup.byId(setup).isEmpty()) {
            wrong.add(
                    new FieldError(
                            "setup", "must be one of " + String.join(", ", SessionSetup.ids())));
        }
        if (!(dbLatencyMillis() >= 0 && dbLatencyMillis() <= MOST_LATENCY_MS)) {
            wrong.add(new FieldError("dbLatencyMs", "must be 0 to 1000"));
        }
        if (!wrong.isEmpty()) {
            throw ProblemException.badFields(wrong);
        }
        return this;
    }

    double dbLatencyMillis() {
        return dbLatencyMs == null ? USUAL_LATENCY_MS : dbLatencyMs;
    }

    Duration dbLatency() {
        return Duration.ofNanos((long) (dbLatencyMillis() * 1e6));
    }

    static String pathOf(String setup) {
        return "/setups/" + setup + "/select-only?aid=1";
    }

    Optional<String> path() {
        return Optional.ofNullable(setup).map(StageRequest::pathOf);
    }
}
