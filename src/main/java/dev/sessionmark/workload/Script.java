package dev.sessionmark.workload;

import static dev.sessionmark.workload.Statement.READ_BALANCE;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The statements of one workload, run the same way in each kind of session, so that only the
 * sessions differ. Each method runs in what its caller has opened, and in the caller's transaction
 * if there is one.
 *
 * <p>The result is thought about by the thread that has it: the event loop of a reactive session,
 * the thread that waited for a blocking one. The session is still open then, as it is where a page
 * is rendered from what was read.
 *
 * @param statements in order; one of them reads
 * @param thinkSteps see {@link Think}; 0 for none
 */
public record Script(List<Statement> statements, long thinkSteps) {

    boolean writes() {
        return statements.size() > 1;
    }

    /** Through a blocking session; the calling thread waits for every answer. */
    public Balance blocking(EntityManager session, Numbers numbers) {
        Balance balance = null;
        for (Statement statement : statements) {
            if (statement == READ_BALANCE) {
                balance = BlockingStatements.balance(session, numbers);
            } else {
                BlockingStatements.write(session, statement, numbers);
            }
        }
        return thought(balance);
    }

    /** Through a Panache repository, in the request's reactive session. */
    public Uni<Balance> reactive(AccountRepository accounts, Numbers numbers) {
        return inTurn(
                statement ->
                        statement == READ_BALANCE
                                ? accounts.balance(numbers)
                                : accounts.write(statement, numbers));
    }

    public Uni<Balance> stateless(Mutiny.StatelessSession session, Numbers numbers) {
        return inTurn(
                statement ->
                        statement == READ_BALANCE
                                ? ReactiveStatements.balance(
                                        session.get(Account.class, numbers.aid()), numbers)
                                : ReactiveStatements.write(session, statement, numbers));
    }

    /** With a reactive session, and for writes a transaction, for each statement. */
    public Uni<Balance> perStatement(Mutiny.SessionFactory sessions, Numbers numbers) {
        return inTurn(
                statement ->
                        statement == READ_BALANCE
                                ? sessions.withSession(
                                        session ->
                                                ReactiveStatements.balance(
                                                        session.find(Account.class, numbers.aid()),
                                                        numbers))
                                : sessions.withTransaction(
                                        session ->
                                                ReactiveStatements.write(
                                                        session, statement, numbers)));
    }

    private Uni<Balance> inTurn(Function<Statement, Uni<?>> run) {
        Uni<?> all = run.apply(statements.getFirst());
        for (Statement next : statements.subList(1, statements.size())) {
            all =
                    next == READ_BALANCE
                            ? all.chain(() -> run.apply(next))
                            : all.call(() -> run.apply(next));
        }
        return all.map(balance -> thought((Balance) balance));
    }

    public Future<Balance> client(SqlClient client, Numbers numbers) {
        Function<Statement, Future<?>> run =
                statement ->
                        statement == READ_BALANCE
                                ? ClientStatements.balance(client, numbers)
                                : ClientStatements.run(client, statement, numbers);
        Future<?> all = run.apply(statements.getFirst());
        for (Statement next : statements.subList(1, statements.size())) {
            all =
                    next == READ_BALANCE
                            ? all.compose(written -> run.apply(next))
                            : all.compose(balance -> run.apply(next).map(balance));
        }
        return all.map(balance -> thought((Balance) balance));
    }

    private Balance thought(Balance result) {
        if (thinkSteps > 0) {
            Think.spend(thinkSteps);
        }
        return result;
    }
}
