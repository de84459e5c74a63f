package dev.sessionmark.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the page in a browser that all such tests share, each with windows of its own. */
abstract class InBrowser {

    static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

    private static Chromium chromium;

    @TestHTTPResource String origin;

    /** Starts it for the first of them; it is closed after the last one. */
    @RegisterExtension
    static final BeforeAllCallback BROWSER =
            context ->
                    chromium =
                            context.getRoot()
                                    .getStore(Namespace.GLOBAL)
                                    .computeIfAbsent(
                                            Chromium.class,
                                            key -> Chromium.start(),
                                            Chromium.class);

    /** Leaves as soon as the test is over, before it takes back what it has started. */
    @RegisterExtension
    static final AfterTestExecutionCallback LEAVES =
            context -> ((InBrowser) context.getRequiredTestInstance()).leave();

    /** Someone who looks at this service's page; another one for each test. */
    Visitor visitor;

    /** What they look at. */
    Page page;

    @BeforeEach
    void arrive() {
        visitor = chromium.visitor(origin, 1280, false);
        page = visitor.page();
    }

    void leave() {
        visitor.close();
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
