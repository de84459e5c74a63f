package dev.sessionmark.drill;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tells what a drill did and what it saw. */
final class DrillTeller implements AfterTestExecutionCallback {

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
