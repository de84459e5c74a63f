package dev.sessionmark.setup;

import dev.sessionmark.Alone;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@Alone
@QuarkusIntegrationTest
class SetupsIT extends SetupsTest {}
