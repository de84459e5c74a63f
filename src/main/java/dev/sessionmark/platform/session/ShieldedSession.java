package dev.sessionmark.platform.session;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives every call one reactive session, the {@link RequestSession}: opened when it is first used,
 * shared by all that is done for the call, closed when the work ends. Whatever ends the request
 * (answer, error, time limit, client gone), the session is closed and its connection given back;
 * see {@link SessionShield}.
 *
 * <p>For methods that return a {@link io.smallrye.mutiny.Uni}; others are left alone.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ShieldedSession {

    @ShieldedSession
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
    public static class ShieldedSessionInterceptor {

        private final SessionScope scope;

        ShieldedSessionInterceptor(SessionScope scope) {
            this.scope = scope;
        }

        @AroundInvoke
        Object shield(InvocationContext call) throws Exception {
            if (!Uni.class.isAssignableFrom(call.getMethod().getReturnType())) {
                return call.proceed();
            }
            return scope.within(() -> SessionShield.proceed(call));
        }
    }
}
