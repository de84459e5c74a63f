package dev.sessionmark.sut.probe;

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

    private static Object invoke(Object target, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object timed(
            SessionProbe probe, Object target, Method method, Object[] arguments) throws Throwable {
        if (!probe.watching() || !ROUND_TRIPS.contains(method.getName())) {
            return invoke(target, method, arguments);
        }
        long sent = System.nanoTime();
        try {
            return invoke(target, method, arguments);
        } finally {
            probe.executed(sent, System.nanoTime());
        }
    }

    private record ConnectionTimer(Connection connection, SessionProbe probe, Runnable onClose)
            implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                return close();
            }
            Object result = timed(probe, connection, method, arguments);
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
                    (proxy, method, arguments) -> timed(probe, statement, method, arguments);
            ClassLoader loader = TimedJdbc.class.getClassLoader();
            // Written out so that a native image knows both proxies at build time.
            return type == PreparedStatement.class
                    ? Proxy.newProxyInstance(
                            loader, new Class<?>[] {PreparedStatement.class}, timer)
                    : Proxy.newProxyInstance(loader, new Class<?>[] {Statement.class}, timer);
        }
    }
}
