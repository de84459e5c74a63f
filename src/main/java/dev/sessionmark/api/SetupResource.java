package dev.sessionmark.api;

import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.setup.SessionSetup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be measured: setups. Needs no database. */
@Path("/api/setups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Setups and workloads")
public class SetupResource {

    @GET
    @Operation(summary = "Lists the session setups")
    public List<SetupView> list() {
        return Arrays.stream(SessionSetup.values())
                .map(setup -> SetupView.of(setup, null))
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows one session setup with its source")
    @APIResponse(responseCode = "200", description = "The setup")
    @APIResponse(responseCode = "404", description = "No such setup")
    public SetupView get(
            @Parameter(example = "reactive-session", required = true) @PathParam("id") String id) {
        SessionSetup setup =
                SessionSetup.byId(id).orElseThrow(() -> ProblemException.notFound("setup", id));
        return SetupView.of(setup, source(setup).orElse(null));
    }

    /** Its Java source, which the build puts on the class path; empty when it left it out. */
    private static Optional<String> source(SessionSetup setup) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream source =
                loader.getResourceAsStream("setup-source/" + fileName(setup.id()))) {
            return source == null
                    ? Optional.empty()
                    : Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The source of " + setup.id() + " cannot be read", e);
        }
    }

    /** {@code reactive-session} is found in {@code ReactiveSession.java}. */
    static String fileName(String id) {
        return Arrays.stream(id.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "", ".java"));
    }

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
}
