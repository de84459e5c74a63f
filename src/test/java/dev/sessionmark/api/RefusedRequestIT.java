package dev.sessionmark.api;

import dev.sessionmark.Alone;
import dev.sessionmark.NativeOnly;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@Alone
@NativeOnly
@QuarkusIntegrationTest
class RefusedRequestIT extends RefusedRequestTest {}
