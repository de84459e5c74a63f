package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Condition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that an experiment found.
 *
 * @param kind what it speaks of
 * @param conditions under which
 * @param setups of which
 * @param sentence all of it
 */
public record Finding(Kind kind, List<Condition> conditions, List<String> setups, String sentence) {

    /** What a finding speaks of; the most important first. */
    public enum Kind {
        /** There is no row. */
        NOTHING_MEASURED,
        /** No row has a valid trial, and why. */
        NOTHING_VALID,
        /** One setup against itself. */
        NOISE_FLOOR,
        /** Setups that are BAD, and from which condition on. */
        BAD,
        /** That none is. */
        NOTHING_BAD,
        /** What became of the usual advice. */
        USUAL_ADVICE,
        /** Where it changes which of two setups is better. */
        CHANGE,
        /** Which setups have the lowest p99 under a condition. */
        LOWEST_P99,
        /** What could not be judged. */
        INCONCLUSIVE
    }

    /** Where there are no more of a kind than this, each is said in full. */
    private static final int MOST_SAID = 3;

    /**
     * The findings as a few paragraphs, one for each kind. Of changes and of what is inconclusive
     * the first are said and the others counted: the table and the document have them.
     */
    public static List<String> paragraphs(List<Finding> findings) {
        Map<Kind, List<String>> byKind = new EnumMap<>(Kind.class);
        findings.forEach(
                finding ->
                        byKind.computeIfAbsent(finding.kind, k -> new ArrayList<>())
                                .add(finding.sentence));
        List<String> paragraphs = new ArrayList<>();
        byKind.forEach((kind, sentences) -> paragraphs.add(paragraph(kind, sentences)));
        return List.copyOf(paragraphs);
    }

    private static String paragraph(Kind kind, List<String> sentences) {
        int more = sentences.size() - MOST_SAID;
        boolean all = more <= 0 || kind != Kind.CHANGE && kind != Kind.INCONCLUSIVE;
        return all
                ? String.join(" ", sentences)
                : Phrases.format(
                        "%s And %,d more.",
                        String.join(" ", sentences.subList(0, MOST_SAID)), more);
    }
}
