package dev.sessionmark.sut;

import dev.sessionmark.platform.ConfigText;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a system under test is told at its start.
 *
 * @param jdbcUrl of the database, usually through the latency proxy
 * @param reactiveUrl the same for the reactive client
 * @param user name at the database
 * @param password for it; travels in the environment, never in the arguments
 * @param poolSize most connections
 * @param eventLoops how many; null for as many as Quarkus chooses
 * @param slowCall how long {@code session-held} waits with its session open
 * @param serverTiming whether its answers say where their time went
 * @param namedStatements whether its drivers may keep prepared statements under a name on the
 *     server; not behind a connection pooler, where the next transaction has another session
 */
public record SutOptions(
        String jdbcUrl,
        String reactiveUrl,
        String user,
        String password,
        int poolSize,
        Integer eventLoops,
        Duration slowCall,
        boolean serverTiming,
        boolean namedStatements) {

    /** One that is measured: its answers say nothing of themselves. */
    public SutOptions(
            String jdbcUrl,
            String reactiveUrl,
            String user,
            String password,
            int poolSize,
            Duration slowCall) {
        this(jdbcUrl, reactiveUrl, user, password, poolSize, null, slowCall, false, true);
    }

    /**
     * One that is measured, on a database.
     *
     * @param database where it connects to, with a password or without
     */
    public static SutOptions of(DatabaseUrl database, int poolSize, Duration slowCall) {
        return new SutOptions(
                database.jdbcUrl(),
                database.reactiveUrl(),
                database.user(),
                database.password() == null ? "" : database.password(),
                poolSize,
                slowCall);
    }

    /** The same, but its answers say where their time went. */
    public SutOptions withServerTiming() {
        return new SutOptions(
                jdbcUrl,
                reactiveUrl,
                user,
                password,
                poolSize,
                eventLoops,
                slowCall,
                true,
                namedStatements);
    }

    /** The same with so many event loops; null for as many as Quarkus chooses. */
    public SutOptions withEventLoops(Integer number) {
        return new SutOptions(
                jdbcUrl,
                reactiveUrl,
                user,
                password,
                poolSize,
                number,
                slowCall,
                serverTiming,
                namedStatements);
    }

    /** The same, but no statement gets a name. */
    public SutOptions withoutNamedStatements() {
        return new SutOptions(
                jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "prepareThreshold=0",
                reactiveUrl,
                user,
                password,
                poolSize,
                eventLoops,
                slowCall,
                serverTiming,
                false);
    }

    /** As environment variables of the new process, as its configuration reads them. */
    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
        variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", reactiveUrl);
        variables.put("QUARKUS_DATASOURCE_USERNAME", user);
        variables.put("QUARKUS_DATASOURCE_PASSWORD", password);
        variables.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", Integer.toString(poolSize));
        variables.put("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", Integer.toString(poolSize));
        if (eventLoops != null) {
            variables.put("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE", eventLoops.toString());
        }
        variables.put("SESSIONMARK_SETUP_SLOW_CALL", slowCall.toMillis() + "ms");
        variables.put("SESSIONMARK_SUT_SERVER_TIMING", Boolean.toString(serverTiming));
        variables.put("SESSIONMARK_SUT_NAMED_STATEMENTS", Boolean.toString(namedStatements));
        variables.replaceAll((name, value) -> ConfigText.literal(value));
        return variables;
    }

    @Override
    public String toString() {
        return "SutOptions[jdbcUrl=%s, user=%s, poolSize=%d]".formatted(jdbcUrl, user, poolSize);
    }
}
