package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.ReactiveTransactions;
import dev.sessionmark.workload.Transfer;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The advice: each request gets a non-blocking session of its own. {@code @WithSession} opens it
 * when a repository first needs it, keeps it in the request's context, where repositories get it
 * injected, and closes it when the returned {@code Uni} ends. No thread ever waits.
 */
@Path("/setups/reactive-session")
public class ReactiveSession {

    private final ReactiveTransactions transactions;

    ReactiveSession(ReactiveTransactions transactions) {
        this.transactions = transactions;
    }

    @GET
    @Path("select-only")
    @WithSession
    public Uni<Balance> selectOnly(@RestQuery int aid) {
        return transactions.selectOnly(aid);
    }

    @POST
    @Path("simple-update")
    @Uncancelled
    @WithTransaction
    public Uni<Balance> simpleUpdate(@BeanParam Transfer transfer) {
        return transactions.simpleUpdate(transfer);
    }

    @POST
    @Path("tpcb-like")
    @Uncancelled
    @WithTransaction
    public Uni<Balance> tpcbLike(@BeanParam Transfer transfer) {
        return transactions.tpcbLike(transfer);
    }
}
