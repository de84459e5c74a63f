package dev.sessionmark.page;

import dev.sessionmark.NativeOnly;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@NativeOnly
@QuarkusIntegrationTest
class EndpointRulesIT extends EndpointRulesTest {}
