package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.BlockingTransactions;
import dev.sessionmark.workload.Transfer;
import io.smallrye.common.annotation.Blocking;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The classic: each request is handed to a thread of the worker pool, which opens a blocking
 * session and waits for PostgreSQL. The event loops stay free; the price is the hand-over and a
 * thread per request in flight.
 */
@Path("/setups/blocking-on-worker")
@Blocking
public class BlockingOnWorker {

    private final EntityManager session;

    BlockingOnWorker(EntityManager session) {
        this.session = session;
    }

    @GET
    @Path("select-only")
    public Balance selectOnly(@RestQuery int aid) {
        return BlockingTransactions.selectOnly(session, aid);
    }

    @POST
    @Path("simple-update")
    @Transactional
    public Balance simpleUpdate(@BeanParam Transfer transfer) {
        return BlockingTransactions.simpleUpdate(session, transfer);
    }

    @POST
    @Path("tpcb-like")
    @Transactional
    public Balance tpcbLike(@BeanParam Transfer transfer) {
        return BlockingTransactions.tpcbLike(session, transfer);
    }
}
