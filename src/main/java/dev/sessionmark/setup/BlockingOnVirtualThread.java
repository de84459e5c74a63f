package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.BlockingTransactions;
import dev.sessionmark.workload.Transfer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Each request runs on a virtual thread of its own, which opens a blocking session. Waiting for
 * PostgreSQL parks the virtual thread and frees its carrier, so the code may block and no event
 * loop stands still.
 */
@Path("/setups/blocking-on-virtual-thread")
@RunOnVirtualThread
public class BlockingOnVirtualThread {

    private final EntityManager session;

    BlockingOnVirtualThread(EntityManager session) {
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
