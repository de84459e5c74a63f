package dev.sessionmark.workload;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import jakarta.persistence.EntityManager;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * pgbench's script {@code tpcb-like}: five statements in one transaction. All writers meet at the
 * branch, of which there is one for each unit of scale.
 */
final class TpcbLike implements Script {

    @Override
    public Balance blocking(EntityManager session, Numbers numbers) {
        BlockingStatements.addToAccount(session, numbers);
        Balance balance = BlockingStatements.balance(session, numbers);
        BlockingStatements.addToTeller(session, numbers);
        BlockingStatements.addToBranch(session, numbers);
        BlockingStatements.insertHistory(session, numbers);
        return balance;
    }

    @Override
    public Uni<Balance> reactive(Repositories repositories, Numbers numbers) {
        return repositories
                .accounts()
                .add(numbers)
                .chain(() -> repositories.accounts().balance(numbers))
                .call(() -> repositories.tellers().add(numbers))
                .call(() -> repositories.branches().add(numbers))
                .call(() -> repositories.history().add(numbers));
    }

    @Override
    public Uni<Balance> stateless(Mutiny.StatelessSession session, Numbers numbers) {
        return ReactiveStatements.addToAccount(session, numbers)
                .chain(() -> ReactiveStatements.balance(session, numbers))
                .call(() -> ReactiveStatements.addToTeller(session, numbers))
                .call(() -> ReactiveStatements.addToBranch(session, numbers))
                .call(() -> ReactiveStatements.insertHistory(session, numbers));
    }

    @Override
    public Future<Balance> client(SqlClient client, Numbers numbers) {
        return ClientStatements.addToAccount(client, numbers)
                .compose(done -> ClientStatements.balance(client, numbers))
                .compose(balance -> ClientStatements.addToTeller(client, numbers).map(balance))
                .compose(balance -> ClientStatements.addToBranch(client, numbers).map(balance))
                .compose(balance -> ClientStatements.insertHistory(client, numbers).map(balance));
    }

    /** Five transactions instead of one. */
    @Override
    public Uni<Balance> perStatement(Mutiny.SessionFactory sessions, Numbers numbers) {
        return sessions.withTransaction(
                        session -> ReactiveStatements.addToAccount(session, numbers))
                .chain(
                        () ->
                                sessions.withSession(
                                        session -> ReactiveStatements.balance(session, numbers)))
                .call(
                        () ->
                                sessions.withTransaction(
                                        session ->
                                                ReactiveStatements.addToTeller(session, numbers)))
                .call(
                        () ->
                                sessions.withTransaction(
                                        session ->
                                                ReactiveStatements.addToBranch(session, numbers)))
                .call(
                        () ->
                                sessions.withTransaction(
                                        session ->
                                                ReactiveStatements.insertHistory(
                                                        session, numbers)));
    }
}
