package dev.sessionmark.page;

import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every view in a real browser, with the shipped example: wide and narrow, light and dark. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ViewsInBrowserTest extends InBrowser {

    static Stream<Arguments> looks() {
        return Arrays.stream(View.values())
                .flatMap(view -> Stream.of(360, 1280).map(width -> Arguments.of(view, width)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyViewCanBeUsedByEverybody(View view, int width) {
        try (Visitor visitor = visitor(width, false)) {
            visitor.opens(view.address() + "?experiment=example").canUseItInBothColours(view.id());
        }
    }
}
