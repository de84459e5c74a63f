package dev.sessionmark.page;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A test of the page in a browser of its own, which all tests of a class share. */
abstract class InBrowser {

    static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

    private static Chromium chromium;

    @TestHTTPResource String origin;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void endBrowser() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    /** Someone who looks at this service's page. */
    Visitor visitor(int width, boolean dark) {
        return chromium.visitor(origin, width, dark);
    }

    /** Answers in the service's place. */
    static void answer(Route route, int status, String type, String body) {
        route.fulfill(
                new Route.FulfillOptions().setStatus(status).setContentType(type).setBody(body));
    }

    static void answer(Route route, String json) {
        answer(route, 200, "application/json", json);
    }
}
