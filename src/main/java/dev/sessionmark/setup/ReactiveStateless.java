package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Script;
import dev.sessionmark.workload.Workload;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;

/**
 * A non-blocking session per request without a first-level cache, dirty checking or cascades: what
 * is left of the price of an object-relational mapping when its memory is taken away.
 */
@Path("/setups/reactive-stateless")
public class ReactiveStateless {

    private final Mutiny.SessionFactory sessions;

    ReactiveStateless(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @GET
    @Path("{workload}")
    public Uni<Balance> read(@RestPath String workload, @BeanParam Numbers numbers) {
        Script script = Workload.reading(workload);
        return sessions.withStatelessSession(session -> script.stateless(session, numbers));
    }

    @POST
    @Path("{workload}")
    @Uncancelled
    public Uni<Balance> write(@RestPath String workload, @BeanParam Numbers numbers) {
        Script script = Workload.writing(workload);
        return sessions.withStatelessTransaction(session -> script.stateless(session, numbers));
    }
}
