package dev.sessionmark.platform.session;

import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.InjectableInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import org.hibernate.reactive.common.spi.Implementor;
import org.hibernate.reactive.context.impl.BaseKey;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.delegation.MutinySessionDelegator;

/**
 * The session of the request under way, to be injected wherever the request's work needs it: opened
 * when it is first used, closed when the work ends, whatever ends it.
 *
 * <p>A bean for each database, and one object for all requests: the session that it stands for is
 * kept in the request's own Vert.x context, which follows the request over all of its statements,
 * also where no request of HTTP is under way. {@link SessionScope} says where that work begins and
 * ends.
 */
public abstract class RequestSession extends MutinySessionDelegator {

    /** Null where the database is switched off. */
    private final Mutiny.SessionFactory database;

    /** Under which Panache looks for the session of its repositories' own methods. */
    private final Object panache;

    protected RequestSession(InjectableInstance<Mutiny.SessionFactory> databases) {
        List<Mutiny.SessionFactory> active = databases.listActive();
        database = active.isEmpty() ? null : active.getFirst();
        panache = active.isEmpty() ? null : keyOf(database);
    }

    /** The session of this request, opened when it is first used. */
    @Override
    public Mutiny.Session delegate() {
        Context request = request();
        Mutiny.Session session = request.getLocal(this);
        if (session == null) {
            session = database.createSession(); // takes a connection with its first statement
            request.putLocal(this, session);
        }
        return session;
    }

    /** True also before it is opened: the caller is about to use it, and that opens it. */
    @Override
    public boolean isOpen() {
        Mutiny.Session session = request().getLocal(this);
        return session == null || session.isOpen();
    }

    /** Closes this request's own, if one was opened. It cannot be opened again. */
    @Override
    public Uni<Void> close() {
        return end(Vertx.currentContext());
    }

    void begin(Context request) {
        request.putLocal(panache, this);
    }

    /** From here on the request may not use it; ends when its connection is given back. */
    Uni<Void> end(Context request) {
        request.removeLocal(panache);
        Mutiny.Session session = request.getLocal(this);
        request.removeLocal(this);
        return session == null ? Uni.createFrom().voidItem() : session.close();
    }

    boolean active() {
        return database != null;
    }

    private Context request() {
        Context request = Vertx.currentContext();
        if (request == null || panache == null || request.getLocal(panache) != this) {
            throw new IllegalStateException(
                    "A session is used where nothing would close it: see ShieldedSession");
        }
        return request;
    }

    private static Object keyOf(Mutiny.SessionFactory database) {
        Implementor factory = (Implementor) ClientProxy.unwrap(database);
        return new BaseKey<>(Mutiny.Session.class, factory.getUuid());
    }
}
