package dev.sessionmark.history;

import dev.sessionmark.platform.StartStages;
import dev.sessionmark.platform.connection.StorableText;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.SqlState;
import dev.sessionmark.platform.words.Told;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import org.flywaydb.core.Flyway;

/**
 * Sees to it that the history's tables are those this program knows, before anybody uses them and
 * before a port is open. The question whether they are goes over the pool that serves the requests,
 * so the first of them finds a connection open; Flyway opens connections of its own, and closes
 * them, only where something is to be done.
 */
@ApplicationScoped
public class HistoryMigration {

    private final InjectableInstance<Pool> pool;
    private final Instance<Flyway> flyway;
    private final StorableText texts;

    /** The pool is looked up, not injected: in a process without history it is switched off. */
    HistoryMigration(
            @ReactiveDataSource(HistoryPool.NAME) InjectableInstance<Pool> pool,
            Instance<Flyway> flyway,
            StorableText texts) {
        this.pool = pool;
        this.flyway = flyway;
        this.texts = texts;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        if (!pool.getHandle().getBean().isActive()) {
            return;
        }
        StartStages.reached("application made");
        if (!isCurrent()) {
            // Of two programs that come here at the same time, one waits for the other.
            flyway.get().migrate();
        }
        StartStages.reached("history asked");
    }

    private boolean isCurrent() {
        try {
            Row answer = ask(HistorySchema.IS_CURRENT);
            texts.storedAs(answer.getString(1));
            return answer.getBoolean(0);
        } catch (RuntimeException problem) {
            if (SqlState.tableIsMissing(problem)) {
                texts.storedAs(ask(HistorySchema.ENCODING).getString(0));
                return false;
            }
            throw new UnreachableHistoryException(problem);
        }
    }

    private Row ask(String question) {
        return pool.get()
                .query(question)
                .execute()
                .map(rows -> rows.iterator().next())
                .await()
                .atMost(Connections.ANSWER_LIMIT);
    }

    /** The database of the history does not answer; the message says why, in one line. */
    public static final class UnreachableHistoryException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreachableHistoryException(Throwable cause) {
            super(reason(cause), cause);
        }

        private static String reason(Throwable cause) {
            // A wait that was given up has no message worth reading.
            if (cause instanceof io.smallrye.mutiny.TimeoutException) {
                return "it does not answer";
            }
            return Told.by(cause);
        }
    }
}
