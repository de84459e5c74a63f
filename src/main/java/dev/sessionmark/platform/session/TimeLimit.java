package dev.sessionmark.platform.session;

import dev.sessionmark.platform.problem.ProblemException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
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
import java.time.Duration;

/**
 * A call that takes longer than {@link SessionConfig#timeLimit()} is answered with 503. Its work
 * goes on where it is shielded, and gives back its session.
 *
 * <p>For methods that return a {@link io.smallrye.mutiny.Uni}; others are left alone.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface TimeLimit {

    /** What {@link TimeLimit} does; outside of {@link ShieldedSessionInterceptor}. */
    @TimeLimit
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 50)
    public static class TimeLimitInterceptor {

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
                    ("The request had no answer within %d ms. Try again later; /q/health/ready on"
                                    + " the management port says whether the database answers.")
                            .formatted(timeLimit.toMillis()));
        }

        /** How requests of the API use their session. */
        @ConfigMapping(prefix = "sessionmark.session")
        public interface SessionConfig {

            /**
             * A request that has no answer by then gets 503. Its work goes on and gives back its
             * session. Long enough for a busy machine, short enough that no client has to guess.
             */
            @WithDefault("10S")
            Duration timeLimit();
        }
    }
}
