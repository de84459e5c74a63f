package dev.sessionmark.api;

import dev.sessionmark.platform.connection.StorableText;
import dev.sessionmark.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.List;

/** What somebody searches for, taken apart. */
final class SearchWords {

    private static final int LONGEST = 100;

    /** Each is looked for in every experiment. */
    private static final int MOST = 10;

    private SearchWords() {}

    /**
     * The words of a parameter.
     *
     * @param texts what a history can hold: nothing else could be found
     * @throws ProblemException when they are too long, too many, or no text
     */
    static List<String> of(String field, String text, StorableText texts) {
        if (text.length() > LONGEST) {
            throw ProblemException.badField(field, "must be at most " + LONGEST + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badField(field, "must be without control characters");
        }
        String notStorable = texts.problem(text);
        if (notStorable != null) {
            throw ProblemException.badField(field, notStorable);
        }
        List<String> words =
                Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        if (words.size() > MOST) {
            throw ProblemException.badField(field, "must be at most " + MOST + " words");
        }
        return words;
    }
}
