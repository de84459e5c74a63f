package dev.sessionmark.platform.metrics;

/**
 * Gives every new pool of reactive connections a listener. All beans of this type are asked, once
 * per pool.
 */
public interface SessionPoolListenerProvider {

    /**
     * A pool is being created.
     *
     * @param pool its name, see {@code quarkus.datasource.*.reactive.name}
     * @param maxSize most connections it will open
     * @return who hears of it; never null
     */
    SessionPoolListener listenTo(String pool, int maxSize);
}
