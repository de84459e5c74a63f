package dev.sessionmark.platform.health;

import io.smallrye.health.AsyncHealthCheckFactory;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/**
 * Runs every check on the event loop that the probe came in on. By default the plain ones wait for
 * a worker thread, and so for whatever the API has given to the workers: a service that is busy
 * would be taken for a dead one and be restarted. None of our checks blocks.
 */
@Singleton
@Alternative
@Priority(1)
public class ChecksOnLoop extends AsyncHealthCheckFactory {}
