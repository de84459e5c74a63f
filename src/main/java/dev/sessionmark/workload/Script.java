package dev.sessionmark.workload;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import jakarta.persistence.EntityManager;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The statements of one workload, written down once for each kind of session: the same statements
 * in the same order, so that only the sessions differ. Each method runs in what its caller has
 * opened, and in the caller's transaction if there is one.
 */
public interface Script {

    /** Through a blocking session; the calling thread waits for every answer. */
    Balance blocking(EntityManager session, Numbers numbers);

    /** Through Panache repositories, in the request's reactive session. */
    Uni<Balance> reactive(Repositories repositories, Numbers numbers);

    /** Through a reactive stateless session. */
    Uni<Balance> stateless(Mutiny.StatelessSession session, Numbers numbers);

    /** Through the bare reactive client. */
    Future<Balance> client(SqlClient client, Numbers numbers);

    /** With a reactive session, and for writes a transaction, for each statement. */
    Uni<Balance> perStatement(Mutiny.SessionFactory sessions, Numbers numbers);
}
