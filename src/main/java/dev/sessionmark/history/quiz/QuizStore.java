package dev.sessionmark.history.quiz;

import dev.sessionmark.history.HistorySession;
import dev.sessionmark.history.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps attempts at the quiz, in the session of the request. */
@ApplicationScoped
public class QuizStore {

    /** The newest so many are kept: anybody may add one, and nobody looks further back. */
    public static final int MOST_KEPT = 1_000;

    private final HistorySession session;
    private final QuizAttemptRepository attempts;

    QuizStore(HistorySession session, QuizAttemptRepository attempts) {
        this.session = session;
        this.attempts = attempts;
    }

    /** Keeps an attempt; the oldest goes when there are too many. */
    public Uni<QuizScore> keep(QuizScore score) {
        QuizAttempt row = new QuizAttempt();
        row.quizVersion = score.quizVersion();
        row.right = score.right();
        row.questions = score.questions();
        row.wrong = String.join(" ", score.wrong());
        row.attemptedAt = score.attemptedAt();
        return session.withTransaction(
                        begun ->
                                attempts.persist(row)
                                        .call(() -> attempts.removeUpTo(row.id - MOST_KEPT)))
                .map(QuizStore::score);
    }

    /** Newest first. */
    public Uni<Page<QuizScore>> list(int page, int size) {
        return attempts.count()
                .chain(
                        total ->
                                attempts.newest(page, size)
                                        .map(rows -> page(rows, page, size, total)));
    }

    private static Page<QuizScore> page(List<QuizAttempt> rows, int page, int size, long total) {
        return new Page<>(rows.stream().map(QuizStore::score).toList(), page, size, total);
    }

    private static QuizScore score(QuizAttempt row) {
        return new QuizScore(
                row.id,
                row.quizVersion,
                row.right,
                row.questions,
                row.wrong.isEmpty() ? List.of() : List.of(row.wrong.split(" ")),
                row.attemptedAt);
    }
}
