package dev.sessionmark.platform.health;

import dev.sessionmark.Alone;
import dev.sessionmark.NativeOnly;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@Alone
@NativeOnly
@QuarkusIntegrationTest
class HealthIT extends HealthTest {}
