package dev.sessionmark;

import dev.sessionmark.experiment.machine.Disturbance;
import dev.sessionmark.experiment.machine.MachineLimits;
import dev.sessionmark.experiment.machine.MachineLook;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * What fails here while others use the machine is asked again, a bounded number of times, and then
 * reported as disturbed: neither as failed nor, by looser figures, as passed. What fails on a
 * machine that nobody else uses has failed.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ByTheClock.AgainWhenDisturbed.class)
public @interface ByTheClock {

    /** Repeats the method itself, in the instance that it failed in. */
    final class AgainWhenDisturbed implements InvocationInterceptor {

        private static final int MOST = 3;

        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation,
                ReflectiveInvocationContext<Method> method,
                ExtensionContext context)
                throws Throwable {
            run(invocation, method);
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> invocation,
                ReflectiveInvocationContext<Method> method,
                ExtensionContext context)
                throws Throwable {
            run(invocation, method);
        }

        private static void run(Invocation<Void> first, ReflectiveInvocationContext<Method> method)
                throws Throwable {
            Disturbance rule = new Disturbance(MachineLimits.defaults());
            List<String> others = List.of();
            for (int tried = 0; tried < MOST; tried++) {
                MachineLook look = MachineLook.begin();
                try {
                    if (tried == 0) {
                        first.proceed();
                    } else {
                        again(method);
                    }
                    return;
                } catch (AssertionError failed) {
                    others = rule.byOthers(look.end(null));
                    if (others.isEmpty()) {
                        throw failed;
                    }
                }
            }
            Assumptions.abort("disturbed %d times, at last: %s".formatted(MOST, others));
        }

        private static void again(ReflectiveInvocationContext<Method> method) throws Throwable {
            Method executable = method.getExecutable();
            executable.setAccessible(true);
            try {
                executable.invoke(method.getTarget().orElse(null), method.getArguments().toArray());
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
