package dev.sessionmark.platform.session;

import dev.sessionmark.history.ExperimentRepository;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;

/** The same work with and without the shield, for the tests only. */
@Path("/test/sessions")
public class SlowSessionResource {

    private final Work work;

    SlowSessionResource(Work work) {
        this.work = work;
    }

    @GET
    @Path("/shielded")
    @ShieldedSession
    @TimeLimit
    public Uni<String> shielded(@QueryParam("ms") int ms, @QueryParam("fail") boolean fail) {
        return work.sleep(ms, fail);
    }

    /** What people write. */
    @GET
    @Path("/unshielded")
    @WithSession("history")
    public Uni<String> unshielded(@QueryParam("ms") int ms, @QueryParam("fail") boolean fail) {
        return work.sleep(ms, fail);
    }

    @ApplicationScoped
    public static class Work {

        private final ExperimentRepository repository;

        Work(ExperimentRepository repository) {
            this.repository = repository;
        }

        /** Keeps a connection busy for so long, in two statements of the same session. */
        Uni<String> sleep(int ms, boolean fail) {
            return query("select cast(pg_sleep(" + ms / 1000.0 + ") as text)")
                    .chain(() -> query("select 'done'"))
                    .invoke(
                            () -> {
                                if (fail) {
                                    throw new WebApplicationException(409);
                                }
                            });
        }

        private Uni<String> query(String sql) {
            return repository
                    .getSession()
                    .chain(
                            session ->
                                    session.createNativeQuery(sql, String.class).getSingleResult());
        }
    }
}
