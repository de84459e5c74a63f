package dev.sessionmark.page;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class EndpointRulesIT extends EndpointRulesTest {}
