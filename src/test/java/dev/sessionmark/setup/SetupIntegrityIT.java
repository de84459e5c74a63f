package dev.sessionmark.setup;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SetupIntegrityIT extends SetupIntegrityTest {}
