package dev.sessionmark.workload;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import jakarta.persistence.EntityManager;
import org.hibernate.reactive.mutiny.Mutiny;

/** pgbench's script {@code select-only}: one statement, outside of a transaction. */
final class SelectOnly implements Script {

    @Override
    public Balance blocking(EntityManager session, Numbers numbers) {
        return BlockingStatements.balance(session, numbers);
    }

    @Override
    public Uni<Balance> reactive(Repositories repositories, Numbers numbers) {
        return repositories.accounts().balance(numbers);
    }

    @Override
    public Uni<Balance> stateless(Mutiny.StatelessSession session, Numbers numbers) {
        return ReactiveStatements.balance(session, numbers);
    }

    @Override
    public Future<Balance> client(SqlClient client, Numbers numbers) {
        return ClientStatements.balance(client, numbers);
    }

    @Override
    public Uni<Balance> perStatement(Mutiny.SessionFactory sessions, Numbers numbers) {
        return sessions.withSession(session -> ReactiveStatements.balance(session, numbers));
    }
}
