package dev.sessionmark.history.quiz;

import java.time.Instant;
import java.util.List;

/**
 * How somebody did in the quiz. Nobody's name is kept.
 *
 * @param id counts up; null before it is kept
 * @param quizVersion which questions were asked
 * @param right how many were answered rightly
 * @param questions how many were asked
 * @param wrong ids of those that were not answered rightly, without spaces
 * @param attemptedAt when the last one was answered
 */
public record QuizScore(
        Long id,
        String quizVersion,
        int right,
        int questions,
        List<String> wrong,
        Instant attemptedAt) {

    /** Characters of a version at most. */
    public static final int LONGEST_VERSION = 40;
}
