package dev.sessionmark.workload;

import dev.sessionmark.platform.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** pgbench's statements through the bare reactive PostgreSQL client. */
final class ClientStatements {

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

    private ClientStatements() {}

    static Future<Balance> balance(SqlClient client, Numbers numbers) {
        return client.preparedQuery(SELECT_ACCOUNT)
                .execute(Tuple.of(numbers.aid()))
                .map(rows -> balance(numbers.aid(), rows));
    }

    static Future<RowSet<Row>> addToAccount(SqlClient client, Numbers numbers) {
        return update(client, UPDATE_ACCOUNT, numbers.delta(), numbers.aid());
    }

    static Future<RowSet<Row>> addToTeller(SqlClient client, Numbers numbers) {
        return update(client, UPDATE_TELLER, numbers.delta(), numbers.tid());
    }

    static Future<RowSet<Row>> addToBranch(SqlClient client, Numbers numbers) {
        return update(client, UPDATE_BRANCH, numbers.delta(), numbers.bid());
    }

    static Future<RowSet<Row>> insertHistory(SqlClient client, Numbers numbers) {
        return client.preparedQuery(INSERT_HISTORY)
                .execute(Tuple.of(numbers.tid(), numbers.bid(), numbers.aid(), numbers.delta()));
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
}
