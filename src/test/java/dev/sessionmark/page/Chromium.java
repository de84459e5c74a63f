package dev.sessionmark.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of the machine; a test that needs one is skipped where there is none. */
public final class Chromium implements AutoCloseable {

    /** The first one has no windows of its own, and opens a page with a third of the work. */
    private static final List<String> NAMES =
            List.of(
                    "chromium-headless-shell",
                    "chromium",
                    "chromium-browser",
                    "google-chrome-stable",
                    "google-chrome");

    /** As long as a busy machine may take to show what is expected. */
    private static final int PATIENCE_MS = 30_000;

    private static final List<String> OPTIONS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it, or skips the test and says why. */
    public static Chromium start() {
        assumeTrue(
                !"false".equals(System.getProperty("browser")),
                "-Dbrowser=false leaves out the page in Chromium");
        Optional<Path> executable = installed();
        assumeTrue(
                executable.isPresent(),
                "no Chromium on the PATH: apt-get install chromium-headless-shell, or chromium, or"
                        + " set CHROMIUM to one");
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable.get())
                                        .setArgs(OPTIONS)));
    }

    /** Someone who looks at the page, with a window of their own. */
    public Visitor visitor(String origin, int width, boolean dark) {
        return new Visitor(browser, origin, width, dark);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> installed() {
        String named = System.getenv("CHROMIUM");
        Stream<Path> onPath =
                Stream.of(
                                System.getenv()
                                        .getOrDefault("PATH", "")
                                        .split(java.io.File.pathSeparator))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        Stream<Path> usual = NAMES.stream().map(name -> Path.of("/usr/bin", name));
        return Stream.of(
                        named == null ? Stream.<Path>empty() : Stream.of(Path.of(named)),
                        onPath,
                        usual)
                .flatMap(paths -> paths)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
