package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Workload;
import io.smallrye.common.annotation.Blocking;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

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
