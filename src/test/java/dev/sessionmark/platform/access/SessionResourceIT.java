package dev.sessionmark.platform.access;

import dev.sessionmark.NativeOnly;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@NativeOnly
@QuarkusIntegrationTest
class SessionResourceIT extends SessionResourceTest {}
