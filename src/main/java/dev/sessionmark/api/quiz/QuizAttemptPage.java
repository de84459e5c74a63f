package dev.sessionmark.api.quiz;

import dev.sessionmark.history.Page;
import dev.sessionmark.history.quiz.QuizScore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some attempts at the quiz, newest first.
 *
 * @param page number of the page, from 0
 * @param size most attempts on a page
 * @param total attempts on all pages
 */
@RegisterForReflection
@Schema(name = "QuizAttemptPage")
public record QuizAttemptPage(List<QuizAttemptView> attempts, int page, int size, long total) {

    static QuizAttemptPage of(Page<QuizScore> page) {
        return new QuizAttemptPage(
                page.items().stream().map(QuizAttemptView::of).toList(),
                page.page(),
                page.size(),
                page.total());
    }
}
