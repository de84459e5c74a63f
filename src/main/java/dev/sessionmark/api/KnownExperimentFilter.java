package dev.sessionmark.api;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * What {@link KnownExperiment} does. A stream of events has its status 200 sent before anything is
 * known of it; a filter comes before that.
 */
public class KnownExperimentFilter {

    private final ExperimentStates states;

    KnownExperimentFilter(ExperimentStates states) {
        this.states = states;
    }

    /**
     * Lets the request through where there is such an experiment, by answering with null, and fails
     * with 404 where there is none.
     */
    @KnownExperiment
    @ServerRequestFilter
    public Uni<Response> check(ContainerRequestContext request) {
        String id = request.getUriInfo().getPathParameters().getFirst("id");
        return states.of(id).replaceWith((Response) null);
    }

    /** The request is answered with 404 before it begins when there is no experiment of its id. */
    @NameBinding
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface KnownExperiment {}
}
