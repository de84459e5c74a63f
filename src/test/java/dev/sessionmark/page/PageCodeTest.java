package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The modules of the page and the script of the report are formatted. */
class PageCodeTest {

    private static final Path RESOURCES = Path.of("src/main/resources/dev/sessionmark");

    /** Written anew with {@code -Dsnap}; skipped where there is no Node. */
    @Test
    void itIsFormatted() throws IOException, InterruptedException {
        NodeTools.install();
        NodeTools.Said said =
                NodeTools.run(
                        "prettier/bin/prettier.cjs",
                        "--config=src/test/node/package.json",
                        System.getProperty("snap") == null ? "--check" : "--write",
                        RESOURCES + "/page/**/*.js",
                        RESOURCES + "/report/*.js");
        assertTrue(said.well(), () -> "-Dsnap formats it: " + said.text());
    }
}
