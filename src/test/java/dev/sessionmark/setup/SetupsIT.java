package dev.sessionmark.setup;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SetupsIT extends SetupsTest {}
