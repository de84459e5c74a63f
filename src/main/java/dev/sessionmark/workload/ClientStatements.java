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

    private ClientStatements() {}

    static Future<Balance> balance(SqlClient client, Numbers numbers) {
        return run(client, Statement.READ_BALANCE, numbers)
                .map(rows -> balance(numbers.aid(), rows));
    }

    static Future<RowSet<Row>> run(SqlClient client, Statement statement, Numbers numbers) {
        return client.preparedQuery(statement.sql())
                .execute(Tuple.from(statement.parameters(numbers)));
    }

    private static Balance balance(int aid, RowSet<Row> rows) {
        RowIterator<Row> row = rows.iterator();
        if (!row.hasNext()) {
            throw ProblemException.notFound("account", Integer.toString(aid));
        }
        return new Balance(aid, row.next().getInteger(0));
    }
}
