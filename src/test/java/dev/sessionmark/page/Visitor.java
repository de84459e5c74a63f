package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Someone who looks at the page. When they leave, nothing may have been written to the browser's
 * console as an error, and nothing may have broken the page's policy.
 */
public final class Visitor implements AutoCloseable {

    private static final int HEIGHT = 900;
    private static final int NARROW = 360;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** The guidelines that the page keeps. */
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final BrowserContext context;
    private final Page page;
    private int width;
    private final List<String> wrong = new ArrayList<>();

    /** Judged when the visitor leaves: a browser reports later than the page shows. */
    private final List<String> forgiven = new ArrayList<>();

    private boolean dark;
    private boolean expectsTrouble;

    Visitor(Browser browser, String origin, int width, boolean dark) {
        this.width = width;
        this.dark = dark;
        this.context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(origin)
                                // A proxy of a test has a certificate of its own.
                                .setIgnoreHTTPSErrors(true)
                                .setViewportSize(width, HEIGHT)
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        context.addInitScript(
                "addEventListener('securitypolicyviolation', e =>"
                        + " console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        this.page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        wrong.add(message.text() + " " + message.location());
                    }
                });
        page.onPageError(error -> wrong.add("uncaught: " + error));
    }

    /** What they look at. */
    public Page page() {
        return page;
    }

    /** The network goes away or comes back, of which a browser complains. */
    public void offline(boolean gone) {
        expectsTrouble = true;
        context.setOffline(gone);
    }

    /** A refusal that the test provoked, which a browser reports as an error of its own. */
    public void forgives(String status) {
        forgiven.add("status of " + status);
    }

    /** A connection that the test did not let happen. */
    public void forgivesWhatWasAborted() {
        forgiven.add("net::ERR_FAILED");
    }

    /** Opens an address and waits until the view has what it shows. */
    public Visitor opens(String address) {
        page.navigate(address);
        // Asked of the document and not by a script, which the page's policy would not evaluate.
        page.waitForSelector(
                "main [aria-busy]",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    /** Scrolls through it; keeps what they see where {@code -Dscreenshots} asks for it. */
    public Visitor sees(String name) {
        // As a print does, it shows what has not been scrolled to.
        page.evaluate(
                "['beforeprint', 'afterprint'].forEach(name => dispatchEvent(new Event(name)))");
        if (System.getProperty("screenshots") != null) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(
                                    SCREENSHOTS.resolve(
                                            "%s-%d-%s.png"
                                                    .formatted(
                                                            name,
                                                            width,
                                                            dark ? "dark" : "light"))));
        }
        return this;
    }

    /** Everybody can use it: wide in the colours of now, and narrow in the others. */
    public Visitor canUseItInEveryLook(String name) {
        sees(name).canUseIt();
        width = NARROW;
        page.setViewportSize(width, HEIGHT);
        return switchColours().sees(name).canUseIt();
    }

    /** From light to dark, or back, without opening the page again. */
    public Visitor switchColours() {
        dark = !dark;
        page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        return this;
    }

    /** Nothing keeps anybody from using it, and nothing sticks out of the window. */
    public Visitor canUseIt() {
        AxeRunOptions options = new AxeRunOptions();
        // What is right is not described, node by node.
        options.setResultTypes(List.of("violations"));
        // The page has no frames, for the sake of which axe would open a second one otherwise.
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).options(options).withTags(WCAG);
        assertEquals(
                "",
                axe.analyze().getViolations().stream()
                        .map(Visitor::said)
                        .collect(Collectors.joining("\n")),
                "axe");
        Object wider =
                page.evaluate(
                        "document.documentElement.scrollWidth -"
                                + " document.documentElement.clientWidth");
        assertTrue(((Number) wider).intValue() <= 0, () -> wider + " px wider than the window");
        return this;
    }

    private static String said(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getHelp()
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> "\n  " + node.getHtml() + " " + node.getAny())
                        .collect(Collectors.joining());
    }

    @Override
    public void close() {
        context.close();
        wrong.removeIf(text -> forgiven.stream().anyMatch(text::contains));
        if (!expectsTrouble) {
            assertEquals(List.of(), wrong, "errors in the browser");
        }
    }
}
