package dev.sessionmark.platform.metrics;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * How many connections each pool has open. The pool metrics of the reactive client do not say it;
 * the pool itself does, and exists later: see {@link PoolSizes}.
 */
@Singleton
class OpenConnections {

    private final Map<String, IntSupplier> pools = new ConcurrentHashMap<>();

    /** From now on {@code size} tells how many connections the pool of this name has open. */
    void register(String pool, IntSupplier size) {
        pools.put(pool, size);
    }

    /** Connections open, in use or not; not a number for a pool not registered. */
    double of(String pool) {
        IntSupplier size = pools.get(pool);
        return size == null ? Double.NaN : size.getAsInt();
    }
}
