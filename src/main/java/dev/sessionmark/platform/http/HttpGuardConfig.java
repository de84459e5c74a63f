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

    /** Longest path with its query, in characters. */
    @WithDefault("4096")
    int maxUriLength();

    /** Most characters of all headers together. */
    @WithDefault("16384")
    int maxHeaderLength();

    /** How long a body may take to arrive. */
    @WithDefault("10S")
    Duration bodyTimeout();

    /**
     * Names under which the service may be called while it listens on loopback, besides those of
     * loopback itself: for a proxy on the same machine.
     */
    Optional<Set<String>> hosts();
}
