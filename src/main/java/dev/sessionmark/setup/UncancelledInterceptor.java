package dev.sessionmark.setup;

import dev.sessionmark.platform.session.SessionShield;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** What {@link Uncancelled} does. */
@Uncancelled
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class UncancelledInterceptor {

    /** A cancellation ends the wait for the outcome, and does not reach what leads to it. */
    @AroundInvoke
    Object shield(InvocationContext call) {
        return SessionShield.shield(() -> SessionShield.proceed(call));
    }
}
