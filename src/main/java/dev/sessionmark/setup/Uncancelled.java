package dev.sessionmark.setup;

import dev.sessionmark.platform.session.SessionShield;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Work that runs to its end though its client has gone. A request that is cancelled between two
 * statements of its transaction can give the connection back with the transaction open (seen with
 * Hibernate Reactive 3.4.1 and a stateless session): whoever gets it next commits half of the work.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface Uncancelled {

    @Uncancelled
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
    public static class UncancelledInterceptor {

        /** A cancellation ends the wait for the outcome, and does not reach what leads to it. */
        @AroundInvoke
        Object shield(InvocationContext call) {
            return SessionShield.shield(() -> SessionShield.proceed(call));
        }
    }
}
