package dev.sessionmark.history;

import dev.sessionmark.platform.postgres.Connections;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the queue without touching it, for threads that may wait. In SQL and without a session:
 * the first sentences of Hibernate's language that an event loop translates cost it tens of
 * milliseconds, and these are asked while the ports open, and every few seconds from then on, to
 * find that nothing is to be done.
 */
@ApplicationScoped
public class QueueGlance {

    private static final String FROM = " from " + HistorySchema.NAME + ".experiment";
    private static final String COUNTS = "select status, count(*)" + FROM + " group by status";
    private static final String OLDEST =
            "select min(submitted_at)" + FROM + " where status = 'QUEUED'";

    /** The index of those that are not over answers these, however many the history holds. */
    private static final String ANY_FOR =
            "select exists(select 1"
                    + FROM
                    + " where status = 'QUEUED' or status = 'RUNNING' and claimed_by = $1)";

    private static final String ANY_RUNS =
            "select exists(select 1" + FROM + " where status = 'RUNNING')";

    private final InjectableInstance<Pool> pool;

    /** The pool is looked up, not injected: in a process without history it is switched off. */
    QueueGlance(@ReactiveDataSource(HistoryPool.NAME) InjectableInstance<Pool> pool) {
        this.pool = pool;
    }

    public Map<Status, Long> counts() {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Row row : ask(COUNTS)) {
            counts.put(Status.valueOf(row.getString(0)), row.getLong(1));
        }
        return counts;
    }

    public Optional<Instant> oldestWaiting() {
        return Optional.ofNullable(ask(OLDEST).iterator().next().getOffsetDateTime(0))
                .map(OffsetDateTime::toInstant);
    }

    public boolean anyFor(String process) {
        return pool.get()
                .preparedQuery(ANY_FOR)
                .execute(Tuple.of(process))
                .await()
                .atMost(Connections.ANSWER_LIMIT)
                .iterator()
                .next()
                .getBoolean(0);
    }

    public boolean anyRuns() {
        return ask(ANY_RUNS).iterator().next().getBoolean(0);
    }

    private RowSet<Row> ask(String question) {
        return pool.get().query(question).execute().await().atMost(Connections.ANSWER_LIMIT);
    }
}
