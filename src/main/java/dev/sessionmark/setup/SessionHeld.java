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
 * The reactive session kept open while the request waits for something that needs no database: a
 * call to another service, say. No thread waits, but the connection does, and the pool is soon
 * empty.
 */
@Path("/setups/session-held")
public class SessionHeld {

    private final Repositories repositories;
    private final SlowCall slowCall;

    SessionHeld(Repositories repositories, SlowCall slowCall) {
        this.repositories = repositories;
        this.slowCall = slowCall;
    }

    @GET
    @Path("{workload}")
    @WithSession
    public Uni<Balance> read(@RestPath String workload, @BeanParam Numbers numbers) {
        return Workload.reading(workload).reactive(repositories, numbers).call(slowCall::make);
    }

    @POST
    @Path("{workload}")
    @Uncancelled
    @WithTransaction
    public Uni<Balance> write(@RestPath String workload, @BeanParam Numbers numbers) {
        return Workload.writing(workload).reactive(repositories, numbers).call(slowCall::make);
    }
}
