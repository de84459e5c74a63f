package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Repositories;
import dev.sessionmark.workload.Workload;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The advice: each request gets a non-blocking session of its own. {@code @WithSession} opens it
 * when a repository first needs it, keeps it in the request's context, where repositories get it
 * injected, and closes it when the returned {@code Uni} ends. No thread ever waits.
 */
@Path("/setups/reactive-session")
public class ReactiveSession {

    private final Repositories repositories;

    ReactiveSession(Repositories repositories) {
        this.repositories = repositories;
    }

    @GET
    @Path("{workload}")
    @WithSession
    public Uni<Balance> read(@RestPath String workload, @BeanParam Numbers numbers) {
        return Workload.reading(workload).reactive(repositories, numbers);
    }

    @POST
    @Path("{workload}")
    @Uncancelled
    @WithTransaction
    public Uni<Balance> write(@RestPath String workload, @BeanParam Numbers numbers) {
        return Workload.writing(workload).reactive(repositories, numbers);
    }
}
