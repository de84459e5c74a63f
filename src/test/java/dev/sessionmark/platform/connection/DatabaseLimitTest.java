package dev.sessionmark.platform.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DatabaseLimitTest {

    private final CountDownLatch cutOff = new CountDownLatch(1);
    private final Connection connection =
            (Connection)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> {
                                assertEquals("abort", method.getName());
                                cutOff.countDown();
                                return null;
                            });

    @Test
    void whoWaitsForTooLongIsCutOffAndAsksInVainThereafter() throws Exception {
        try (DatabaseLimit limit = DatabaseLimit.begin(Duration.ofMillis(20))) {
            assertSame(limit, DatabaseLimit.ask(connection));
            cutOff.await();
            limit.answered();
            SQLException refused =
                    assertThrows(SQLException.class, () -> DatabaseLimit.ask(connection));
            assertEquals("08006", refused.getSQLState());
        }
        assertNull(DatabaseLimit.ask(connection), "another request of the same thread");
    }

    /** Its own work, such as loading classes at the first call, is no waiting. */
    @Test
    void whatTheThreadDoesItselfDoesNotCount() throws Exception {
        try (DatabaseLimit limit = DatabaseLimit.begin(Duration.ofMillis(20))) {
            assertFalse(cutOff.await(50, TimeUnit.MILLISECONDS));
            assertSame(limit, DatabaseLimit.ask(connection));
            limit.answered();
        }
    }
}
