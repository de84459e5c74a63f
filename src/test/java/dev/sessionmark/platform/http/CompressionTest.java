package dev.sessionmark.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {

    /** A handler of Netty and a filter are what each measured request would pay for. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isThereInAServiceAndNotInASystemUnderTest(boolean guard) {
        Compression compression = new Compression(config(guard));
        HttpServerOptions options = new HttpServerOptions();
        Filters filters = new Filters();

        compression.customizeHttpServer(options);
        compression.register(filters);

        assertEquals(guard, options.isCompressionSupported());
        assertEquals(guard ? 1 : 0, filters.getFilters().size());
    }

    private static HttpGuardConfig config(boolean guard) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(HttpGuardConfig.class)
                .withSources(
                        new PropertiesConfigSource(
                                Map.of("sessionmark.http.guard", Boolean.toString(guard)),
                                "test",
                                100))
                .build()
                .getConfigMapping(HttpGuardConfig.class);
    }
}
