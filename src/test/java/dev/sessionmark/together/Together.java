package dev.sessionmark.together;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.TestAbortedException;

/**
 * Classes of tests that share applications, run by one virtual machine in one go. Surefire gives a
 * machine beside others one class at a time, for each of which Quarkus would build and start its
 * application again.
 */
abstract class Together {

    private final String names;

    /**
     * @param names of the classes, as a regular expression
     */
    Together(String names) {
        this.names = names;
    }

    final boolean has(String className) {
        return className.matches(names);
    }

    /** Runs them all, saying of each class that it has ended, and then reports each test. */
    @TestFactory
    Stream<DynamicContainer> allTests() {
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectPackage("dev.sessionmark"))
                        .filters(includeClassNamePatterns(names));
        String excluded = System.getProperty("excluded.tags", "");
        if (!excluded.isBlank()) {
            request.filters(excludeTags(excluded.split(",")));
        }
        Results results = new Results();
        LauncherFactory.create().execute(request.build(), results);
        return results.byClass.entrySet().stream()
                .map(one -> DynamicContainer.dynamicContainer(one.getKey(), one.getValue()));
    }

    private static final class Results implements TestExecutionListener {

        private final Map<String, List<DynamicTest>> byClass = new LinkedHashMap<>();
        private final Map<String, Long> begun = new ConcurrentHashMap<>();

        @Override
        public void executionStarted(TestIdentifier started) {
            begun.put(started.getUniqueId(), System.nanoTime());
        }

        @Override
        public void executionFinished(TestIdentifier ended, TestExecutionResult result) {
            boolean isClass = ended.getSource().filter(ClassSource.class::isInstance).isPresent();
            if (ended.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                add(ended, () -> report(ended, result));
            }
            if (isClass) {
                String name = className(ended);
                System.out.printf(
                        "%s: %d tests, %.1f s%n",
                        name,
                        byClass.getOrDefault(name, List.of()).size(),
                        (System.nanoTime() - begun.get(ended.getUniqueId()))
                                / (double) TimeUnit.SECONDS.toNanos(1));
            }
        }

        @Override
        public void executionSkipped(TestIdentifier skipped, String reason) {
            add(skipped, () -> abort(reason));
        }

        private void add(TestIdentifier test, Executable executable) {
            byClass.computeIfAbsent(className(test), name -> new ArrayList<>())
                    .add(DynamicTest.dynamicTest(test.getLegacyReportingName(), executable));
        }

        /** Surefire knows these tests by their places in a list: what fails says its name. */
        private static void report(TestIdentifier test, TestExecutionResult result) {
            Throwable problem = result.getThrowable().orElse(null);
            if (problem instanceof TestAbortedException skipped) {
                throw skipped;
            } else if (problem != null) {
                String name = className(test) + "." + test.getLegacyReportingName();
                throw new AssertionError(name + ": " + problem.getMessage(), problem);
            }
        }

        private static String className(TestIdentifier test) {
            return test.getSource()
                    .map(
                            source ->
                                    source instanceof MethodSource method
                                            ? method.getClassName()
                                            : source instanceof ClassSource type
                                                    ? type.getClassName()
                                                    : source.toString())
                    .orElse("all of them");
        }
    }
}
