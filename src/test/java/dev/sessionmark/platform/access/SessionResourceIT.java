package dev.sessionmark.platform.access;

import dev.sessionmark.Alone;
import dev.sessionmark.NativeOnly;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@Alone
@NativeOnly
@QuarkusIntegrationTest
class SessionResourceIT extends SessionResourceTest {}
