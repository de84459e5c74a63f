package dev.sessionmark.sut;

import dev.sessionmark.platform.ConfigText;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a system under test is told at its start.
 *
 * @param database where it connects to, usually through the latency proxy; the password travels in
 *     the environment, never in the arguments
 * @param poolSize most connections
 * @param eventLoops how many; null for as many as Quarkus chooses
 * @param slowCall how long {@code session-held} waits with its session open
 * @param serverTiming whether its answers say where their time went
 * @param namedStatements whether its drivers may keep prepared statements under a name on the
 *     server; not behind a connection pooler, where the next transaction has another session
 */
public record SutOptions(
        DatabaseUrl database,
        int poolSize,
        Integer eventLoops,
        Duration slowCall,
        boolean serverTiming,
        boolean namedStatements) {

    /** What a process needs to find its programs, its user's files and its language. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR");

    /** One that is measured: its answers say nothing of themselves. */
    public SutOptions(DatabaseUrl database, int poolSize, Duration slowCall) {
        this(database, poolSize, null, slowCall, false, true);
    }

    /**
     * The whole environment of the new process: a list, not whatever the controller was started
     * with. In a container that is the password of the history, the address that the service
     * listens on, and options for virtual machines: what is no business of the system under test
     * could change what is measured.
     *
     * @param controller the controller's own
     */
    Map<String, String> environment(Map<String, String> controller) {
        Map<String, String> environment = new HashMap<>(controller);
        environment.keySet().retainAll(INHERITED);
        environment.putAll(configuration());
        return environment;
    }

    /** As its configuration reads them. */
    private Map<String, String> configuration() {
        Map<String, String> variables = new HashMap<>();
        String jdbcUrl = database.jdbcUrl();
        String unnamed = (jdbcUrl.contains("?") ? "&" : "?") + "prepareThreshold=0";
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", namedStatements ? jdbcUrl : jdbcUrl + unnamed);
        variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl());
        variables.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        variables.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
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
}
