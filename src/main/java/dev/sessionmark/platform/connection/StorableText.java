package dev.sessionmark.platform.connection;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.postgresql.core.Encoding;

/**
 * Which characters the database of the history can store: most are in UTF8, some are not, and a
 * character that theirs has no place for would fail a whole transaction.
 */
@ApplicationScoped
public class StorableText {

    /** Anything goes, but half of a character. */
    private volatile Charset charset = StandardCharsets.UTF_8;

    private volatile String encoding = "UTF8";

    /**
     * The encoding of the database.
     *
     * @param name as PostgreSQL writes it, for example {@code LATIN1}
     */
    public void storedAs(String name) {
        encoding = name;
        // Its bytes are whatever they are; of one that the driver does not know it says UTF-8.
        charset =
                name.equals("SQL_ASCII")
                        ? StandardCharsets.UTF_8
                        : Charset.forName(Encoding.getDatabaseEncoding(name).name());
    }

    /** What is wrong with a text, to be put after its name; null when it can be stored. */
    public String problem(String text) {
        return text == null
                ? null
                : firstUnknown(text)
                        .map(
                                character ->
                                        "has the character '%s', which the database of the history"
                                                        .formatted(character)
                                                + " cannot store (its encoding is "
                                                + encoding
                                                + ")")
                        .orElse(null);
    }

    /** The text, with a question mark for each character that cannot be stored; null stays null. */
    public String fitted(String text) {
        if (text == null || charset.newEncoder().canEncode(text)) {
            return text;
        }
        return charset.decode(charset.encode(text)).toString();
    }

    private Optional<String> firstUnknown(String text) {
        var encoder = charset.newEncoder();
        return encoder.canEncode(text)
                ? Optional.empty()
                : text.codePoints()
                        .mapToObj(Character::toString)
                        .filter(character -> !encoder.canEncode(character))
                        .findFirst();
    }
}
