package dev.sessionmark.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "u$x",
                "u$$x",
                "$$$",
                "${user.home}",
                "${none}",
                "${none:otherwise}",
                "a${",
                "\\",
                "\\$",
                "\\\\$$",
                "\\${x}\\",
                "$\\$",
                "a,b",
                " a "
            })
    void isReadAsItStands(String text) {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withSources(
                                new PropertiesConfigSource(
                                        Map.of("key", ConfigText.literal(text)), "test", 500))
                        .build();
        assertEquals(text, config.getValue("key", String.class));
    }
}
