package dev.sessionmark.platform.connection;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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
        charset = charset(name);
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

    /** Java's for PostgreSQL's; where there is none, the database says what it cannot store. */
    private static Charset charset(String postgres) {
        String java =
                switch (postgres) {
                    case "LATIN1", "LATIN2", "LATIN3", "LATIN4" ->
                            "ISO-8859-" + postgres.substring("LATIN".length());
                    case "LATIN5" -> "ISO-8859-9";
                    case "LATIN7" -> "ISO-8859-13";
                    case "LATIN9" -> "ISO-8859-15";
                    case "LATIN10" -> "ISO-8859-16";
                    case "ISO_8859_5", "ISO_8859_6", "ISO_8859_7", "ISO_8859_8" ->
                            postgres.replace('_', '-');
                    case "KOI8R" -> "KOI8-R";
                    case "KOI8U" -> "KOI8-U";
                    case "EUC_JP" -> "EUC-JP";
                    case "EUC_KR" -> "EUC-KR";
                    case "EUC_CN" -> "GB2312";
                    default ->
                            postgres.matches("WIN[0-9]{3,4}")
                                    ? "windows-" + postgres.substring("WIN".length())
                                    : "UTF-8";
                };
        return Charset.isSupported(java) ? Charset.forName(java) : StandardCharsets.UTF_8;
    }
}
