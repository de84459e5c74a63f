package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Script;
import dev.sessionmark.workload.Workload;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

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
    @Path("{workload}")
    public Uni<Balance> read(@RestPath String workload, @BeanParam Numbers numbers) {
        Script script = Workload.reading(workload);
        return Uni.createFrom()
                .completionStage(() -> script.client(pool, numbers).toCompletionStage());
    }

    @POST
    @Path("{workload}")
    public Uni<Balance> write(@RestPath String workload, @BeanParam Numbers numbers) {
        Script script = Workload.writing(workload);
        return Uni.createFrom()
                .completionStage(
                        () ->
                                pool.withTransaction(session -> script.client(session, numbers))
                                        .toCompletionStage());
    }
}
