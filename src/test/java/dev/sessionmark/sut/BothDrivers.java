package dev.sessionmark.sut;

import dev.sessionmark.engine.machine.DatabaseClient;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** A question to a database over each of the two drivers, whose answer is a text. */
final class BothDrivers {

    private BothDrivers() {}

    static String overJdbc(DatabaseUrl url, String question) throws Exception {
        try (Connection connection = Connections.open(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    static String overReactiveClient(DatabaseUrl url, String question) throws Exception {
        try (DatabaseClient client = new DatabaseClient(url, 1)) {
            return client.pool()
                    .query(question)
                    .execute()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS)
                    .iterator()
                    .next()
                    .getString(0);
        }
    }
}
