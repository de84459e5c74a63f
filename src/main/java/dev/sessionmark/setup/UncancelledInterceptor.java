package dev.sessionmark.setup;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** What {@link Uncancelled} does; outside of Panache's interceptors (priority 200). */
@Uncancelled
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class UncancelledInterceptor {

    /** A cancellation ends the wait for the outcome, and does not reach what leads to it. */
    @AroundInvoke
    Object shield(InvocationContext call) {
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                Uni.createFrom()
                                        .deferred(() -> proceed(call))
                                        .subscribe()
                                        .with(emitter::complete, emitter::fail));
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> proceed(InvocationContext call) {
        try {
            return (Uni<Object>) call.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
