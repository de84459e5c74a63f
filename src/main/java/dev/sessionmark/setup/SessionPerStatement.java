package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.PerStatementTransactions;
import dev.sessionmark.workload.Transfer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * A session for every repository call instead of one per request: what happens when {@code
 * withSession} stands inside the repository. Each statement opens a session, takes a connection,
 * commits and gives it back, and the request is no longer one transaction.
 */
@Path("/setups/session-per-statement")
public class SessionPerStatement {

    private final PerStatementTransactions transactions;

    SessionPerStatement(PerStatementTransactions transactions) {
        this.transactions = transactions;
    }

    @GET
    @Path("select-only")
    public Uni<Balance> selectOnly(@RestQuery int aid) {
        return transactions.selectOnly(aid);
    }

    @POST
    @Path("simple-update")
    @Uncancelled
    public Uni<Balance> simpleUpdate(@BeanParam Transfer transfer) {
        return transactions.simpleUpdate(transfer);
    }

    @POST
    @Path("tpcb-like")
    @Uncancelled
    public Uni<Balance> tpcbLike(@BeanParam Transfer transfer) {
        return transactions.tpcbLike(transfer);
    }
}
