package dev.sessionmark.platform.session;

import dev.sessionmark.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;

/** What {@link TimeLimit} does; outside of {@link ShieldedSessionInterceptor}. */
@TimeLimit
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 50)
public class TimeLimitInterceptor {

    private final Duration timeLimit;

    TimeLimitInterceptor(SessionConfig config) {
        this.timeLimit = config.timeLimit();
    }

    @AroundInvoke
    Object limit(InvocationContext call) throws Exception {
        Object answer = call.proceed();
        return answer instanceof Uni<?> uni
                ? uni.ifNoItem().after(timeLimit).failWith(this::tooLate)
                : answer;
    }

    private ProblemException tooLate() {
        return ProblemException.unavailable(
                "The request had no answer within "
                        + timeLimit.toMillis()
                        + " ms. Try again later; /q/health/ready on the management port says"
                        + " whether the database answers.");
    }
}
