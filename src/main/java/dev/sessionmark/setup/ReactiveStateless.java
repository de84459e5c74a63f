package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.StatelessTransactions;
import dev.sessionmark.workload.Transfer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestQuery;

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
    @Path("select-only")
    public Uni<Balance> selectOnly(@RestQuery int aid) {
        return sessions.withStatelessSession(
                session -> StatelessTransactions.selectOnly(session, aid));
    }

    @POST
    @Path("simple-update")
    @Uncancelled
    public Uni<Balance> simpleUpdate(@BeanParam Transfer transfer) {
        return sessions.withStatelessTransaction(
                session -> StatelessTransactions.simpleUpdate(session, transfer));
    }

    @POST
    @Path("tpcb-like")
    @Uncancelled
    public Uni<Balance> tpcbLike(@BeanParam Transfer transfer) {
        return sessions.withStatelessTransaction(
                session -> StatelessTransactions.tpcbLike(session, transfer));
    }
}
