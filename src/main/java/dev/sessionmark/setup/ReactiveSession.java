package dev.sessionmark.setup;

import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.workload.AccountRepository;
import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Script;
import dev.sessionmark.workload.Workload;
import dev.sessionmark.workload.WorkloadSession;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The advice: each request gets a non-blocking session of its own. {@code @ShieldedSession} says so
 * here, in one place: the session is opened when it is first used, injected here and into the
 * repository, and closed when the returned {@code Uni} ends, whatever ends the request. No thread
 * ever waits.
 */
@Path("/setups/reactive-session")
@ShieldedSession
public class ReactiveSession {

    private final WorkloadSession session;
    private final AccountRepository accounts;

    ReactiveSession(WorkloadSession session, AccountRepository accounts) {
        this.session = session;
        this.accounts = accounts;
    }

    @GET
    @Path("{workload}")
    public Uni<Balance> read(@RestPath String workload, @BeanParam Numbers numbers) {
        return Workload.reading(workload).reactive(accounts, numbers);
    }

    @POST
    @Path("{workload}")
    public Uni<Balance> write(@RestPath String workload, @BeanParam Numbers numbers) {
        Script script = Workload.writing(workload);
        return session.withTransaction(begun -> script.reactive(accounts, numbers));
    }
}
