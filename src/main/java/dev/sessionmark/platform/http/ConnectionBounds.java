package dev.sessionmark.platform.http;

import dev.sessionmark.platform.OpenFiles;
import dev.sessionmark.platform.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.net.NetServerOptions;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds how many connections are open at once, from the moment that they are accepted, and how
 * long they may stay without a request. The port of health and metrics has a count of its own, and
 * descriptors are kept for it: whatever arrives at the API, a probe gets through.
 */
@Singleton
public class ConnectionBounds implements Transport.ServerHook {

    /** A few probes and Prometheus, with room for those who look by hand. */
    private static final int MOST_TO_MANAGEMENT = 64;

    /** Quarkus' own stand-in for any free port of the management server. */
    private static final int ANY_MANAGEMENT_PORT = -3;

    /**
     * Files and sockets that connections to the API leave to others: 464 of an experiment as usual
     * (see PlanReader), those to the management port, and those that are closed just now.
     */
    private static final int KEPT_FILES = 600;

    private static final int FEWEST = 32;

    private final HttpGuardConfig config;
    private final int managementPort;
    private final OpenConnections api;
    private final OpenConnections management = new OpenConnections(MOST_TO_MANAGEMENT);

    ConnectionBounds(
            HttpGuardConfig config,
            @ConfigProperty(name = "quarkus.management.port", defaultValue = "9000")
                    int managementPort) {
        this.config = config;
        this.managementPort = managementPort;
        this.api = new OpenConnections(most(config.maxConnections(), OpenFiles.limit()));
    }

    /**
     * Connections to the API that are let in at once.
     *
     * @param wanted as configured
     * @param files that the process may have open; empty where there is no limit
     */
    static int most(int wanted, OptionalLong files) {
        return files.isEmpty()
                ? wanted
                : (int) Math.min(wanted, Math.max(FEWEST, files.getAsLong() - KEPT_FILES));
    }

    /** Files that the connections to both ports may take together. */
    public int files() {
        return api.files() + management.files();
    }

    int open() {
        return api.count();
    }

    @Override
    public void beforeListening(NetServerOptions options, ServerBootstrap server) {
        if (config.guard()) {
            server.handler(new Doorkeeper(connectionsTo(options.getPort()), config.headTimeout()));
        }
    }

    private OpenConnections connectionsTo(int port) {
        return port == ANY_MANAGEMENT_PORT || port == managementPort ? management : api;
    }
}
