package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Condition;

/**
 * What became of the usual advice under one condition: a reactive session per request instead of a
 * blocking one on the event loop.
 *
 * @param condition where it was tested
 * @param outcome what was found
 * @param because the figures that decided, in brackets; empty where there are none
 */
public record AdviceOutcome(Condition condition, Outcome outcome, String because) {

    /** What can become of an advice. */
    public enum Outcome {
        /** It made things better, by verdict or beyond the noise. */
        HELD("held %s"),
        /** It made things worse, by verdict or beyond the noise. */
        CONTRADICTED("was contradicted %s"),
        /** Neither is better beyond the noise. */
        NO_DIFFERENCE("made no difference beyond the noise %s"),
        /** Neither carried the load. */
        BOTH_BAD("could not help %s"),
        /** Too little could be judged. */
        NOT_TESTED("could not be tested %s");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    /** The end of a sentence about the advice. */
    String words() {
        return outcome.words.formatted(Phrases.under(condition)) + because;
    }
}
