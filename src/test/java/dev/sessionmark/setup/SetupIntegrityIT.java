package dev.sessionmark.setup;

import dev.sessionmark.NativeOnly;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@NativeOnly
@QuarkusIntegrationTest
class SetupIntegrityIT extends SetupIntegrityTest {}
