package dev.sessionmark.platform.metrics;

import dev.sessionmark.NativeOnly;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@NativeOnly
@QuarkusIntegrationTest
class ServiceMetricsIT extends ServiceMetricsTest {
    /** As the program is delivered. */
    @Override
    int poolSize() {
        return 8;
    }
}
