package dev.sessionmark.api.quiz;

import dev.sessionmark.history.quiz.QuizScore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How somebody did in the quiz.
 *
 * @param id counts up
 * @param quizVersion which questions were asked
 * @param right how many were answered rightly
 * @param questions how many were asked
 * @param wrong ids of all others
 * @param attemptedAt when it was told
 */
@RegisterForReflection
@Schema(name = "QuizAttempt")
public record QuizAttemptView(
        long id,
        String quizVersion,
        int right,
        int questions,
        List<String> wrong,
        Instant attemptedAt) {

    static QuizAttemptView of(QuizScore score) {
        return new QuizAttemptView(
                score.id(),
                score.quizVersion(),
                score.right(),
                score.questions(),
                score.wrong(),
                score.attemptedAt());
    }
}
