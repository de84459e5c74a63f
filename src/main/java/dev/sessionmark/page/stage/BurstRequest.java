package dev.sessionmark.page.stage;

import dev.sessionmark.platform.problem.Problem.FieldError;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.setup.SessionSetup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A burst to be fired at what is on stage.
 *
 * @param setup the setup that is asked
 * @param requests how many requests; null for the usual 100
 * @param withinMs time over which they are due, evenly spaced; null for the usual 100
 */
@RegisterForReflection
@Schema(name = "BurstRequest")
public record BurstRequest(
        @Schema(required = true, examples = "blocking-on-event-loop") String setup,
        @Schema(minimum = "10", maximum = "1000", defaultValue = "100", nullable = true)
                Integer requests,
        @Schema(minimum = "1", maximum = "5000", defaultValue = "100", nullable = true)
                Double withinMs) {

    private static final int LEAST = 10;
    private static final int MOST = 1_000;
    private static final int USUAL = 100;
    private static final double USUAL_MS = 100;
    private static final double LEAST_MS = 1;
    private static final double MOST_MS = 5_000;

    static final BurstRequest EMPTY = new BurstRequest(null, null, null);

    /** The same, if it can be fired; the problem names every wrong field. */
    BurstRequest checked() {
        List<FieldError> wrong = new ArrayList<>();
        if (setup == null || SessionSetup.byId(setup).isEmpty()) {
            wrong.add(
                    new FieldError(
                            "setup", "must be one of " + String.join(", ", SessionSetup.ids())));
        }
        if (count() < LEAST || count() > MOST) {
            wrong.add(new FieldError("requests", "must be 10 to 1000"));
        }
        if (!(spreadMs() >= LEAST_MS && spreadMs() <= MOST_MS)) {
            wrong.add(new FieldError("withinMs", "must be 1 to 5000"));
        }
        if (!wrong.isEmpty()) {
            throw ProblemException.badFields(wrong);
        }
        return this;
    }

    int count() {
        return requests == null ? USUAL : requests;
    }

    double spreadMs() {
        return withinMs == null ? USUAL_MS : withinMs;
    }

    String path() {
        return StageRequest.pathOf(setup);
    }
}
