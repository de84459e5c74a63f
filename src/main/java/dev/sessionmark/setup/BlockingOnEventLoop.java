package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.BlockingTransactions;
import dev.sessionmark.workload.Transfer;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.hibernate.SessionFactory;
import org.jboss.resteasy.reactive.RestQuery;

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
    @Path("select-only")
    public Balance selectOnly(@RestQuery int aid) {
        return sessions.fromSession(session -> BlockingTransactions.selectOnly(session, aid));
    }

    @POST
    @Path("simple-update")
    public Balance simpleUpdate(@BeanParam Transfer transfer) {
        return sessions.fromTransaction(
                session -> BlockingTransactions.simpleUpdate(session, transfer));
    }

    @POST
    @Path("tpcb-like")
    public Balance tpcbLike(@BeanParam Transfer transfer) {
        return sessions.fromTransaction(
                session -> BlockingTransactions.tpcbLike(session, transfer));
    }
}
