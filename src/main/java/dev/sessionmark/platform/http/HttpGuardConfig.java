package dev.sessionmark.platform.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the service takes from a client. */
@ConfigMapping(prefix = "sessionmark.http")
public interface HttpGuardConfig {

    /** Whether requests are bounded and their origin is asked; a system under test is not to. */
    @WithDefault("true")
    boolean guard();

    /** Largest body in bytes. A plan that names everything takes two kilobytes. */
    @WithDefault("65536")
    @WithName("max-body-bytes")
    long maxBodyBytes();

    /** Largest body in bytes where nobody has to say who they are, as signing in. */
    @WithDefault("4096")
    @WithName("max-open-body-bytes")
    long maxOpenBodyBytes();

    /** Longest path with its query, in characters. */
    @WithDefault("4096")
    int maxUriLength();

    /** Most characters of all headers together. */
    @WithDefault("16384")
    int maxHeaderLength();

    /** How long a body may take to arrive. */
    @WithDefault("10S")
    Duration bodyTimeout();

    /** How long the head of a request may take to arrive, from the connection's first moment on. */
    @WithDefault("10S")
    Duration headTimeout();

    /**
     * Most connections open at once, with a request or without. Fewer where the process may not
     * have that many files open: health and metrics, the database and a system under test need
     * some.
     */
    @WithDefault("500")
    int maxConnections();

    /**
     * Names under which the service may be called while it listens on loopback, besides those of
     * loopback itself: for a proxy on the same machine.
     */
    Optional<Set<String>> hosts();
}
