package dev.sessionmark.sut.probe;

import dev.sessionmark.sut.probe.trace.TraceBuffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Stamps the moment at which a setup's resource is about to run, on the thread on which it runs:
 * Quarkus calls filters there, after the hand-over to a worker or a virtual thread.
 */
@Provider
@Singleton
public class HandlerBegun implements ContainerRequestFilter {

    private final TraceBuffer buffer;

    HandlerBegun(TraceBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (buffer.keeps()) {
            RequestTimes times = RequestTimes.current();
            if (times != null && times.steps() != null) {
                times.steps().handled();
            }
        }
    }
}
