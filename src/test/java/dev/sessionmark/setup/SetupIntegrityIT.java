package dev.sessionmark.setup;

import dev.sessionmark.Alone;
import dev.sessionmark.NativeOnly;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@Alone
@NativeOnly
@QuarkusIntegrationTest
class SetupIntegrityIT extends SetupIntegrityTest {}
