package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser that does not know {@code light-dark()} has a light colour for each that has two. */
class StyleSheetTest {

    private static final String SUPPORTS = "@supports (color: light-dark(";
    private static final Pattern TWO =
            Pattern.compile("(--[a-z0-9-]+): light-dark\\((#[0-9a-f]+), #[0-9a-f]+\\);");
    private static final Pattern ONE = Pattern.compile("(--[a-z0-9-]+): (#[0-9a-f]+);");

    @ParameterizedTest
    @ValueSource(strings = {"page/style/base.css", "report/report.css"})
    void eachColourIsThereWithoutLightDark(String sheet) throws IOException {
        String css = read(sheet);
        int begin = css.indexOf(SUPPORTS);
        String plain = css.substring(0, begin);
        assertFalse(plain.contains("light-dark("), "used where it may not be known");
        assertFalse(plain.contains("dark;"), "a dark colour scheme whose colours may be light");

        Matcher two = TWO.matcher(css);
        Map<String, String> light = colours(two);
        assertEquals(
                css.split("light-dark\\(", -1).length - 1,
                light.size() + css.split("@supports (?:not )?\\(color", -1).length - 1,
                "all of them");
        assertEquals(light, colours(ONE.matcher(plain)));
    }

    private static Map<String, String> colours(Matcher found) {
        return found.results()
                .collect(
                        Collectors.toMap(
                                (MatchResult one) -> one.group(1),
                                one -> one.group(2),
                                (a, b) -> a,
                                TreeMap::new));
    }

    private static String read(String sheet) throws IOException {
        try (InputStream in =
                StyleSheetTest.class.getResourceAsStream("/dev/sessionmark/" + sheet)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
