package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.ClientTransactions;
import dev.sessionmark.workload.Transfer;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * No object-relational mapping: statements straight through the reactive PostgreSQL client and its
 * pool. The floor that every other reactive setup stands on.
 */
@Path("/setups/reactive-client")
public class ReactiveClient {

    private final Pool pool;

    ReactiveClient(Pool pool) {
        this.pool = pool;
    }

    @GET
    @Path("select-only")
    public Uni<Balance> selectOnly(@RestQuery int aid) {
        return Uni.createFrom()
                .completionStage(
                        () -> ClientTransactions.selectOnly(pool, aid).toCompletionStage());
    }

    @POST
    @Path("simple-update")
    public Uni<Balance> simpleUpdate(@BeanParam Transfer transfer) {
        return Uni.createFrom()
                .completionStage(
                        () ->
                                pool.withTransaction(
                                                session ->
                                                        ClientTransactions.simpleUpdate(
                                                                session, transfer))
                                        .toCompletionStage());
    }

    @POST
    @Path("tpcb-like")
    public Uni<Balance> tpcbLike(@BeanParam Transfer transfer) {
        return Uni.createFrom()
                .completionStage(
                        () ->
                                pool.withTransaction(
                                                session ->
                                                        ClientTransactions.tpcbLike(
                                                                session, transfer))
                                        .toCompletionStage());
    }
}
