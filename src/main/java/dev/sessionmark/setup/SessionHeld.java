package dev.sessionmark.setup;

import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.workload.AccountRepository;
import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Script;
import dev.sessionmark.workload.Workload;
import dev.sessionmark.workload.WorkloadSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The reactive session kept open while the request waits for something that needs no database: a
 * call to another service, say. No thread waits, but the connection does, and the pool is soon
 * empty.
 */
@Path("/setups/session-held")
@ShieldedSession
public class SessionHeld {

    private final WorkloadSession session;
    private final AccountRepository accounts;
    private final SlowCall slowCall;

    SessionHeld(WorkloadSession session, AccountRepository accounts, SlowCall slowCall) {
        this.session = session;
        this.accounts = accounts;
        this.slowCall = slowCall;
    }

    @GET
    @Path("{workload}")
    public Uni<Balance> read(@RestPath String workload, @BeanParam Numbers numbers) {
        return Workload.reading(workload).reactive(accounts, numbers).call(slowCall::make);
    }

    @POST
    @Path("{workload}")
    public Uni<Balance> write(@RestPath String workload, @BeanParam Numbers numbers) {
        Script script = Workload.writing(workload);
        return session.withTransaction(
                begun -> script.reactive(accounts, numbers).call(slowCall::make));
    }

    /** Stands for a call to another service: takes its time, needs no thread and no database. */
    @ApplicationScoped
    public static class SlowCall {

        private final Vertx vertx;
        private final SetupConfig config;

        SlowCall(Vertx vertx, SetupConfig config) {
            this.vertx = vertx;
            this.config = config;
        }

        /** Ends after {@link SetupConfig#slowCall()}, on the caller's event loop. */
        public Uni<Void> make() {
            return Uni.createFrom()
                    .emitter(
                            call ->
                                    vertx.setTimer(
                                            config.slowCall().toMillis(),
                                            timer -> call.complete(null)));
        }
    }
}
