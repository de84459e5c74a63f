package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Script;
import dev.sessionmark.workload.Workload;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.hibernate.SessionFactory;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The mistake: a blocking session opened on the event loop. {@code @NonBlocking} promises that the
 * methods never wait, and they break the promise: while one request waits for PostgreSQL, every
 * other request of the same event loop waits with it, whether it needs the database or not. An
 * injected {@code EntityManager} would refuse to work here; a session opened by hand does not.
 */
@Path("/setups/blocking-on-event-loop")
@NonBlocking
public class BlockingOnEventLoop {

    private final SessionFactory sessions;

    BlockingOnEventLoop(SessionFactory sessions) {
        this.sessions = sessions;
    }

    @GET
    @Path("{workload}")
    public Balance read(@RestPath String workload, @BeanParam Numbers numbers) {
        Script script = Workload.reading(workload);
        return sessions.fromSession(session -> script.blocking(session, numbers));
    }

    @POST
    @Path("{workload}")
    public Balance write(@RestPath String workload, @BeanParam Numbers numbers) {
        Script script = Workload.writing(workload);
        return sessions.fromTransaction(session -> script.blocking(session, numbers));
    }
}
