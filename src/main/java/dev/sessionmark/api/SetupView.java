package dev.sessionmark.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sessionmark.setup.SessionSetup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A session setup.
 *
 * @param id its name everywhere
 * @param title a line for tables
 * @param description what it shows
 * @param connectionType {@code reactive} or {@code blocking}
 * @param measuredByDefault whether a comparison measures it unless told otherwise
 * @param source its Java source; only where one setup is asked for
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Setup", description = "A way of giving a request its database session")
public record SetupView(
        @Schema(examples = "reactive-session") String id,
        String title,
        String description,
        @Schema(enumeration = {"reactive", "blocking"}) String connectionType,
        boolean measuredByDefault,
        String source) {

    static SetupView of(SessionSetup setup, String source) {
        return new SetupView(
                setup.id(),
                setup.title(),
                setup.description(),
                setup.connectionType().label(),
                setup.byDefault(),
                source);
    }
}
