package dev.sessionmark.sut.probe;

import dev.sessionmark.platform.connection.DatabaseLimit;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Proxies that time the round trips of JDBC connections and statements. */
final class TimedJdbc {

    private static final Set<String> ROUND_TRIPS =
            Set.of(
                    "execute",
                    "executeQuery",
                    "executeUpdate",
                    "executeLargeUpdate",
                    "executeBatch",
                    "executeLargeBatch",
                    "commit",
                    "rollback",
                    "isValid");

    private TimedJdbc() {}

    /** The connection, timed; itself when there is no container, and so no probe. */
    static Connection time(Connection connection) {
        ArcContainer container = Arc.container();
        return container == null
                ? connection
                : time(connection, container.instance(SessionProbe.class).get(), () -> {});
    }

    static Connection time(Connection connection, SessionProbe probe, Runnable onClose) {
        return (Connection)
                Proxy.newProxyInstance(
                        TimedJdbc.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        new ConnectionTimer(connection, probe, onClose));
    }

    static void grant(Connection connection, long moment) {
        lease(connection).granted = moment;
    }

    static long granted(Connection connection) {
        return lease(connection).granted;
    }

    /** Pools hand out wrappers of their own. */
    private static Lease lease(Connection connection) {
        try {
            return connection.unwrap(Lease.class);
        } catch (SQLException e) {
            throw new IllegalStateException("a connection of the pool is not timed", e);
        }
    }

    /** What is noted on a connection; it unwraps to it. */
    private static final class Lease {
        private long granted;
    }

    private static Object invoke(Object target, Method method, Object[] arguments)
            throws Throwable {
        // Once it is set this is a look at a field. Without it every call searches the stack for
        // its
        // caller, to see whether that one may call what everybody may.
        method.trySetAccessible();
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object timed(
            SessionProbe probe,
            Connection connection,
            Object target,
            Method method,
            Object[] arguments)
            throws Throwable {
        if (!ROUND_TRIPS.contains(method.getName())) {
            return invoke(target, method, arguments);
        }
        DatabaseLimit limit = DatabaseLimit.ask(connection);
        if (limit == null && !probe.watching()) {
            return invoke(target, method, arguments);
        }
        long sent = System.nanoTime();
        try {
            return invoke(target, method, arguments);
        } finally {
            if (limit != null) {
                limit.answered();
            }
            if (probe.watching()) {
                probe.executed(sent, System.nanoTime());
            }
        }
    }

    private static final class ConnectionTimer implements InvocationHandler {

        private final Connection connection;
        private final SessionProbe probe;
        private final Runnable onClose;
        private final Lease lease = new Lease();

        ConnectionTimer(Connection connection, SessionProbe probe, Runnable onClose) {
            this.connection = connection;
            this.probe = probe;
            this.onClose = onClose;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                return close();
            }
            if (method.getName().equals("unwrap") && arguments[0] == Lease.class) {
                return lease;
            }
            Object result = timed(probe, connection, connection, method, arguments);
            if (result instanceof PreparedStatement) {
                return wrap(result, PreparedStatement.class);
            }
            if (result instanceof Statement) {
                return wrap(result, Statement.class);
            }
            return result;
        }

        private Object close() throws SQLException {
            try {
                connection.close();
                return null;
            } finally {
                onClose.run();
            }
        }

        private Object wrap(Object statement, Class<?> type) {
            InvocationHandler timer =
                    (proxy, method, arguments) ->
                            timed(probe, connection, statement, method, arguments);
            ClassLoader loader = TimedJdbc.class.getClassLoader();
            // Written out so that a native image knows both proxies at build time.
            return type == PreparedStatement.class
                    ? Proxy.newProxyInstance(
                            loader, new Class<?>[] {PreparedStatement.class}, timer)
                    : Proxy.newProxyInstance(loader, new Class<?>[] {Statement.class}, timer);
        }
    }
}
