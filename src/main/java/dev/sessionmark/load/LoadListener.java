package dev.sessionmark.load;

/**
 * Told about twice a second how a load goes, for progress and to find out when a warm-up has
 * settled. Called on a worker thread, one call at a time and in order; it may block without slowing
 * the load.
 */
@FunctionalInterface
public interface LoadListener {

    /** What happened since the last call. */
    void progressed(LoadProgress progress);
}
