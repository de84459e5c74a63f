package dev.sessionmark.api;

import dev.sessionmark.NativeOnly;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@NativeOnly
@QuarkusIntegrationTest
class SetupResourceIT extends SetupResourceTest {}
