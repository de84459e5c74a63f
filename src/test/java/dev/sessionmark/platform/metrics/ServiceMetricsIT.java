package dev.sessionmark.platform.metrics;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ServiceMetricsIT extends ServiceMetricsTest {
    /** As the program is delivered. */
    @Override
    int poolSize() {
        return 8;
    }
}
