package dev.sessionmark.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.sessionmark.experiment.ExperimentIds;
import dev.sessionmark.history.ProfileStore;
import dev.sessionmark.history.ProfileStore.KeptProfile;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.platform.session.SessionScope;
import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.platform.session.TimeLimit;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Flame graphs of an experiment over HTTP. */
@Path("/api/experiments/{id}/profiles")
@ShieldedSession
@TimeLimit
@Tag(name = "Experiments")
public class ProfileResource {

    /**
     * A flame graph brings its own script, which runs in an origin of its own: it can reach neither
     * the service nor anything else.
     */
    static final String CONTENT_SECURITY_POLICY =
            "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline';"
                    + " style-src 'unsafe-inline'";

    /** What a name is made of; a database refuses some characters. */
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,150}");

    private final ExperimentService service;
    private final ProfileStore profiles;
    private final SessionScope sessions;

    ProfileResource(ExperimentService service, ProfileStore profiles, SessionScope sessions) {
        this.service = service;
        this.profiles = profiles;
        this.sessions = sessions;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Lists the flame graphs of an experiment",
            description =
                    "One for each setup, condition and event, from a trial that no figure comes"
                            + " from. Empty where the plan did not ask for profile, or it has not"
                            + " come to that yet.")
    @APIResponse(responseCode = "200", description = "The profiles, without the graphs themselves")
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Uni<List<ProfileView>> list(@PathParam("id") String id) {
        return service.summary(id)
                .chain(found -> profiles.list(id))
                .map(list -> list.stream().map(ProfileView::of).toList());
    }

    @GET
    @Path("/{name}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            summary = "Gives a flame graph",
            description = "A page with its own script, isolated by its Content-Security-Policy.")
    @APIResponse(responseCode = "200", description = "The flame graph")
    @APIResponse(responseCode = "404", description = "No such experiment or flame graph")
    public Uni<Response> html(@PathParam("id") String id, @PathParam("name") String name) {
        ExperimentService.requirePossible(id);
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.notFound("flame graph", ExperimentIds.shown(name));
        }
        // Unpacking takes milliseconds: neither a connection nor an event loop is held meanwhile.
        return profiles.html(id, name)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("flame graph", name))
                .chain(packed -> sessions.release().replaceWith(packed))
                .chain(packed -> VertxContextSupport.executeBlocking(packed::text))
                .map(ProfileResource::page);
    }

    private static Response page(String html) {
        return Response.ok(html, "text/html;charset=UTF-8")
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .build();
    }

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
}
