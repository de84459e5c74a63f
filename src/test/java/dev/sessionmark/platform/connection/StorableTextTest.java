package dev.sessionmark.platform.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorableTextTest {

    @ParameterizedTest
    @CsvSource({
        "UTF8, €ä日, ''",
        "SQL_ASCII, €ä日, ''",
        "LATIN1, äöü, ''",
        "LATIN1, ä€, €",
        "LATIN9, €, ''",
        "WIN1252, €日, 日",
        "ISO_8859_5, яä, ä",
        "KOI8R, я日, 日",
        "LATIN2, 😀, 😀",
        "unheard_of, €, ''"
    })
    void theFirstCharacterThatDoesNotFitIsNamed(String encoding, String text, String first) {
        StorableText texts = new StorableText();
        texts.storedAs(encoding);
        assertEquals(
                first.isEmpty()
                        ? null
                        : "has the character '%s', which the database of the history cannot store (its encoding is %s)"
                                .formatted(first, encoding),
                texts.problem(text));
    }

    @Test
    void whatNobodyTypedIsMadeToFit() {
        StorableText texts = new StorableText();
        assertEquals("5 € ≥ ä", texts.fitted("5 € ≥ ä"));
        texts.storedAs("LATIN1");
        assertEquals("5 ? ? ä", texts.fitted("5 € ≥ ä"));
        assertNull(texts.fitted(null));
        assertNull(texts.problem(null));
    }
}
