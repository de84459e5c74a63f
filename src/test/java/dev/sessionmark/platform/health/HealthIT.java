package dev.sessionmark.platform.health;

import dev.sessionmark.NativeOnly;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@NativeOnly
@QuarkusIntegrationTest
class HealthIT extends HealthTest {}
