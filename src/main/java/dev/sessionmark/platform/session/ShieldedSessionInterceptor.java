package dev.sessionmark.platform.session;

import dev.sessionmark.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;

/**
 * What {@link ShieldedSession} does. It stands outside Panache's own interceptors (priority 200),
 * so that a cancellation reaches none of them.
 */
@ShieldedSession
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class ShieldedSessionInterceptor {

    private final SessionScope scope;
    private final Duration timeLimit;

    ShieldedSessionInterceptor(SessionScope scope, SessionConfig config) {
        this.scope = scope;
        this.timeLimit = config.timeLimit();
    }

    @AroundInvoke
    Object shield(InvocationContext call) throws Exception {
        if (!Uni.class.isAssignableFrom(call.getMethod().getReturnType())) {
            return call.proceed();
        }
        return SessionShield.shield(() -> scope.within(() -> proceed(call)))
                .ifNoItem()
                .after(timeLimit)
                .failWith(this::tooLate);
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> proceed(InvocationContext call) {
        try {
            return (Uni<Object>) call.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    private ProblemException tooLate() {
        return ProblemException.unavailable(
                "The request had no answer within "
                        + timeLimit.toMillis()
                        + " ms. Try again later; /q/health/ready on the management port says"
                        + " whether the database answers.");
    }
}
