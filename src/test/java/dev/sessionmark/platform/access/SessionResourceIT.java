package dev.sessionmark.platform.access;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SessionResourceIT extends SessionResourceTest {}
