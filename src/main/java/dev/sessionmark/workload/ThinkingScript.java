package dev.sessionmark.workload;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import jakarta.persistence.EntityManager;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A script whose result is thought about, by the thread that has it: the event loop of a reactive
 * session, the thread that waited for a blocking one. The session is still open then, as it is
 * where a page is rendered from what was read.
 */
record ThinkingScript(Script script, long steps) implements Script {

    @Override
    public Balance blocking(EntityManager session, Numbers numbers) {
        return thought(script.blocking(session, numbers));
    }

    @Override
    public Uni<Balance> reactive(Repositories repositories, Numbers numbers) {
        return script.reactive(repositories, numbers).map(this::thought);
    }

    @Override
    public Uni<Balance> stateless(Mutiny.StatelessSession session, Numbers numbers) {
        return script.stateless(session, numbers).map(this::thought);
    }

    @Override
    public Future<Balance> client(SqlClient client, Numbers numbers) {
        return script.client(client, numbers).map(this::thought);
    }

    @Override
    public Uni<Balance> perStatement(Mutiny.SessionFactory sessions, Numbers numbers) {
        return script.perStatement(sessions, numbers).map(this::thought);
    }

    private Balance thought(Balance result) {
        Think.spend(steps);
        return result;
    }
}
