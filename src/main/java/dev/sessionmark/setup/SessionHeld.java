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
 * The reactive session kept open while the request waits for something that needs no database: a
 * call to another service, say. No thread waits, but the connection does, and the pool is soon
 * empty.
 */
@Path("/setups/session-held")
public class SessionHeld {

    private final ReactiveTransactions transactions;
    private final SlowCall slowCall;

    SessionHeld(ReactiveTransactions transactions, SlowCall slowCall) {
        this.transactions = transactions;
        this.slowCall = slowCall;
    }

    @GET
    @Path("select-only")
    @WithSession
    public Uni<Balance> selectOnly(@RestQuery int aid) {
        return transactions.selectOnly(aid).call(slowCall::make);
    }

    @POST
    @Path("simple-update")
    @Uncancelled
    @WithTransaction
    public Uni<Balance> simpleUpdate(@BeanParam Transfer transfer) {
        return transactions.simpleUpdate(transfer).call(slowCall::make);
    }

    @POST
    @Path("tpcb-like")
    @Uncancelled
    @WithTransaction
    public Uni<Balance> tpcbLike(@BeanParam Transfer transfer) {
        return transactions.tpcbLike(transfer).call(slowCall::make);
    }
}
