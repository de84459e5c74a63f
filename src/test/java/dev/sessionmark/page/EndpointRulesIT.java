package dev.sessionmark.page;

import dev.sessionmark.Alone;
import dev.sessionmark.NativeOnly;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@Alone
@NativeOnly
@QuarkusIntegrationTest
class EndpointRulesIT extends EndpointRulesTest {}
