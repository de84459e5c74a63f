package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Workload;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;

/**
 * A session for every repository call instead of one per request: what happens when {@code
 * withSession} stands inside the repository. Each statement opens a session, takes a connection,
 * commits and gives it back, and the request is no longer one transaction.
 */
@Path("/setups/session-per-statement")
public class SessionPerStatement {

    private final Mutiny.SessionFactory sessions;

    SessionPerStatement(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @GET
    @Path("{workload}")
    public Uni<Balance> read(@RestPath String workload, @BeanParam Numbers numbers) {
        return Workload.reading(workload).perStatement(sessions, numbers);
    }

    @POST
    @Path("{workload}")
    @Uncancelled
    public Uni<Balance> write(@RestPath String workload, @BeanParam Numbers numbers) {
        return Workload.writing(workload).perStatement(sessions, numbers);
    }
}
