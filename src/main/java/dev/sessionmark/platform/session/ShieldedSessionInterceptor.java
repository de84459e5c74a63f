package dev.sessionmark.platform.session;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** What {@link ShieldedSession} does. */
@ShieldedSession
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class ShieldedSessionInterceptor {

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
