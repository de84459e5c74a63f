package dev.sessionmark.workload;

import dev.sessionmark.platform.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/**
 * pgbench's scripts through the bare reactive PostgreSQL client. Runs in the caller's transaction.
 */
public final class ClientTransactions {

    private static final String SELECT_ACCOUNT =
            "select abalance from pgbench_accounts where aid = $1";
    private static final String UPDATE_ACCOUNT =
            "update pgbench_accounts set abalance = abalance + $1 where aid = $2";
    private static final String UPDATE_TELLER =
            "update pgbench_tellers set tbalance = tbalance + $1 where tid = $2";
    private static final String UPDATE_BRANCH =
            "update pgbench_branches set bbalance = bbalance + $1 where bid = $2";
    private static final String INSERT_HISTORY =
            "insert into pgbench_history (tid, bid, aid, delta, mtime)"
                    + " values ($1, $2, $3, $4, current_timestamp)";

    private ClientTransactions() {}

    /** {@link Workload#SELECT_ONLY}. */
    public static Future<Balance> selectOnly(SqlClient client, int aid) {
        return client.preparedQuery(SELECT_ACCOUNT)
                .execute(Tuple.of(aid))
                .map(rows -> balance(aid, rows));
    }

    /** {@link Workload#SIMPLE_UPDATE}. */
    public static Future<Balance> simpleUpdate(SqlClient client, Transfer transfer) {
        return update(client, UPDATE_ACCOUNT, transfer.delta(), transfer.aid())
                .compose(updated -> selectOnly(client, transfer.aid()))
                .compose(balance -> insertHistory(client, transfer).map(balance));
    }

    /** {@link Workload#TPCB_LIKE}. */
    public static Future<Balance> tpcbLike(SqlClient client, Transfer transfer) {
        return update(client, UPDATE_ACCOUNT, transfer.delta(), transfer.aid())
                .compose(updated -> selectOnly(client, transfer.aid()))
                .compose(
                        balance ->
                                update(client, UPDATE_TELLER, transfer.delta(), transfer.tid())
                                        .map(balance))
                .compose(
                        balance ->
                                update(client, UPDATE_BRANCH, transfer.delta(), transfer.bid())
                                        .map(balance))
                .compose(balance -> insertHistory(client, transfer).map(balance));
    }

    private static Balance balance(int aid, RowSet<Row> rows) {
        RowIterator<Row> row = rows.iterator();
        if (!row.hasNext()) {
            throw ProblemException.notFound("account", Integer.toString(aid));
        }
        return new Balance(aid, row.next().getInteger(0));
    }

    private static Future<RowSet<Row>> update(SqlClient client, String sql, int delta, int id) {
        return client.preparedQuery(sql).execute(Tuple.of(delta, id));
    }

    private static Future<RowSet<Row>> insertHistory(SqlClient client, Transfer transfer) {
        return client.preparedQuery(INSERT_HISTORY)
                .execute(
                        Tuple.of(transfer.tid(), transfer.bid(), transfer.aid(), transfer.delta()));
    }
}
