package dev.sessionmark.verdict.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the usual advice is what could be told, whatever the figures look like. */
class AdviceTest {

    private static Advice usual(String letters) {
        return Advice.usual(Outcomes.conditions(letters), Outcomes.pairs(letters)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SSAA | begins to make a difference between 1 and 2 ms database latency: it held at 2 and 5 ms database latency; it made no difference that a verdict counts at 0 and 1 ms database latency.
                    S?AA | begins to make a difference between 0 and 2 ms database latency: it held at 2 and 5 ms database latency; it made no difference that a verdict counts at 0 ms database latency; it could be neither confirmed nor refuted at 1 ms database latency.
                    ?SAA | held at 2 and 5 ms database latency; it made no difference that a verdict counts at 1 ms database latency; it could be neither confirmed nor refuted at 0 ms database latency.
                    ??A??| held at 2 ms database latency; it could be neither confirmed nor refuted at 0, 1, 5 and 10 ms database latency.
                    ???A | held at 5 ms database latency; it could be neither confirmed nor refuted at 0, 1 and 2 ms database latency.
                    AAAA | held at 0, 1, 2 and 5 ms database latency.
                    ???? | could be neither confirmed nor refuted at 0, 1, 2 and 5 ms database latency.
                    BSAA | held at 2 and 5 ms database latency; it was contradicted at 0 ms database latency; it made no difference that a verdict counts at 1 ms database latency.
                    SASA | held at 1 and 5 ms database latency; it made no difference that a verdict counts at 0 and 2 ms database latency.
                    XX   | could not help at 0 and 1 ms database latency.
                    A    | held with no added database latency.
                    """)
    void theHeadlineNamesEveryCondition(String letters, String words) {
        assertEquals("The usual advice " + words, usual(letters.strip()).headline());
    }

    @Test
    void manyConditionsAreCounted() {
        assertEquals(
                "The usual advice held under 3 of 9 conditions; it could be neither confirmed nor"
                        + " refuted under 6 of 9 conditions.",
                usual("??????AAA").headline());
    }

    /** Whatever the outcomes are: a headline that says less than all of them says so. */
    @Test
    void noHeadlineSaysMoreThanTheOutcomes() {
        for (String letters : all("ABSX?", 4)) {
            Advice advice = usual(letters);
            String headline = advice.headline();
            List<Condition> open =
                    advice.outcomes().stream()
                            .filter(tested -> tested.outcome() == Advice.Outcome.CANNOT_TELL)
                            .map(Advice.Tested::condition)
                            .toList();
            assertEquals(
                    !open.isEmpty(),
                    headline.contains(
                            "neither confirmed nor refuted at "
                                    + (open.isEmpty()
                                            ? ""
                                            : FactorWords.of(Factors.DB_LATENCY, open))),
                    letters + ": " + headline);
            assertEquals(
                    letters.matches("S+\\?*A+"), headline.contains("begins"), letters + headline);
            assertEquals(letters.contains("A"), headline.contains("held"), letters);
            assertEquals(letters.contains("B"), headline.contains("contradicted"), letters);
        }
    }

    private static List<String> all(String letters, int length) {
        List<String> words = List.of("");
        for (int i = 0; i < length; i++) {
            List<String> longer = new ArrayList<>();
            for (String word : words) {
                letters.chars().forEach(letter -> longer.add(word + (char) letter));
            }
            words = longer;
        }
        return words;
    }

    @Test
    void theSentenceHasTheFiguresOfTheAdvisedSetupFirst() {
        assertEquals(
                "The usual advice, reactive-session instead of blocking-on-event-loop, made no"
                        + " difference that a verdict counts with no added database latency (p99 10 ms"
                        + " against 90 ms); it held at +1 ms database latency (OK against BAD).",
                usual("SA").sentence());
    }

    @Test
    void whatWasNotMeasuredIsNotTested() {
        Pairs none = new Pairs(List.of());
        assertTrue(Advice.usual(Outcomes.conditions("AA"), none).isEmpty());
        assertEquals(List.of(), Advice.others(Outcomes.conditions("AA"), none));
    }
}
