package dev.sessionmark.setup;

import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Script;
import dev.sessionmark.workload.Workload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jboss.resteasy.reactive.RestPath;

/**
 * A blocking session on a worker thread, each on a connection opened for it and closed after it.
 * Every request pays for a TCP connection, the login and a new server process of PostgreSQL. As
 * many connections as the other setups have in their pools may be open at once.
 */
@Path("/setups/no-pool")
@Blocking
public class NoPool {

    private final SessionFactory sessions;
    private final FreshConnections connections;

    NoPool(SessionFactory sessions, FreshConnections connections) {
        this.sessions = sessions;
        this.connections = connections;
    }

    @GET
    @Path("{workload}")
    public Balance read(@RestPath String workload, @BeanParam Numbers numbers) {
        Script script = Workload.reading(workload);
        return inSession(session -> script.blocking(session, numbers));
    }

    @POST
    @Path("{workload}")
    public Balance write(@RestPath String workload, @BeanParam Numbers numbers) {
        Script script = Workload.writing(workload);
        return inTransaction(session -> script.blocking(session, numbers));
    }

    private Balance inSession(Function<Session, Balance> work) {
        return connections.with(
                connection -> {
                    try (Session session =
                            sessions.withOptions().connection(connection).openSession()) {
                        return work.apply(session);
                    }
                });
    }

    private Balance inTransaction(Function<Session, Balance> work) {
        return connections.with(
                connection -> {
                    connection.setAutoCommit(false);
                    // Ends with the work, however that ends: a transaction left on a thread would
                    // be joined by whoever works there next, and what they commit is nothing.
                    Balance balance =
                            QuarkusTransaction.requiringNew().call(() -> flushed(connection, work));
                    // The transaction does not own the connection that the session was given.
                    connection.commit();
                    return balance;
                });
    }

    private Balance flushed(Connection connection, Function<Session, Balance> work) {
        try (Session session = sessions.withOptions().connection(connection).openSession()) {
            Balance balance = work.apply(session);
            session.flush();
            return balance;
        }
    }
}
