package dev.sessionmark.platform.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A visitor signs in.
 *
 * @param token an API token, or a bearer token of the identity provider
 */
@RegisterForReflection
@Schema(name = "SessionRequest", requiredProperties = "token")
public record SessionRequest(String token) {

    @Override
    public String toString() {
        return "SessionRequest[]";
    }
}
