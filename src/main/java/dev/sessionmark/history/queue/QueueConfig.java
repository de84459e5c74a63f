package dev.sessionmark.history.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The queue of experiments. */
@ConfigMapping(prefix = "sessionmark.queue")
public interface QueueConfig {

    /** Whether this process runs queued experiments. Only the service does, commands do not. */
    @WithDefault("true")
    boolean enabled();

    /**
     * How often the queue is looked at without being told of something new, for experiments that
     * another process submitted, and after the database was gone; and how often the history is
     * asked for what another service measures, where somebody follows that here.
     */
    @WithDefault("5S")
    Duration poll();

    /** How many experiments may wait. Each takes minutes; further ones are refused until later. */
    @WithDefault("20")
    int length();

    /**
     * How often it is said in the history that an experiment is run. Who says nothing for four
     * times as long has lost it. The same for all services on one history.
     */
    @WithDefault("10S")
    Duration heartbeat();

    /**
     * How long a trial that was measured is tried to be written while the database is away, full,
     * or takes no writes; then the experiment ends there, and nothing else is begun until that is
     * written.
     */
    @WithDefault("10M")
    Duration patience();
}
