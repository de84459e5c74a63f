package dev.sessionmark.drill;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that makes something fail and looks at what the program does then. It tells both when it
 * has passed, and is a line of {@code docs/reliability.md}. {@code ./mvnw verify -Pdrills} runs
 * these, and the long forms of other tests.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("drill")
@ExtendWith(Drill.DrillTeller.class)
public @interface Drill {

    /** What fails. */
    String failure();

    /** How the test makes it fail. */
    String done();

    /** What the program did then, as the test has seen it. */
    String seen();

    /** Tells what a drill did and what it saw. */
    static final class DrillTeller implements AfterTestExecutionCallback {

        @Override
        public void afterTestExecution(ExtensionContext context) {
            Drill drill = context.getRequiredTestMethod().getAnnotation(Drill.class);
            System.out.printf(
                    "drill    %s%n  did    %s%n  %s%n",
                    drill.failure(),
                    drill.done(),
                    context.getExecutionException()
                            .map(failed -> "FAILED " + failed.getMessage())
                            .orElse("saw    " + drill.seen()));
        }
    }
}
