package dev.sessionmark.platform.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who the visitor is.
 *
 * @param enforced whether anybody is asked at all
 * @param name of the token or the person; absent when nobody has signed in
 * @param role {@code viewer} or {@code operator}; absent when nobody has signed in
 * @param expires when the token does; absent when never
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Session")
public record SessionView(boolean enforced, String name, String role, Instant expires) {

    static SessionView of(boolean enforced, Identity who) {
        return new SessionView(enforced, who.name(), who.role().id(), who.expires());
    }
}
