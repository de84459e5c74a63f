package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Workload;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

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
    @Path("{workload}")
    public Balance read(@RestPath String workload, @BeanParam Numbers numbers) {
        return Workload.reading(workload).blocking(session, numbers);
    }

    @POST
    @Path("{workload}")
    @Transactional
    public Balance write(@RestPath String workload, @BeanParam Numbers numbers) {
        return Workload.writing(workload).blocking(session, numbers);
    }
}
