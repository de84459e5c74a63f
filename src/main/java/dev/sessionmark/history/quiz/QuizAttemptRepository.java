package dev.sessionmark.history.quiz;

import dev.sessionmark.history.HistorySession;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Queries over attempts at the quiz, in the request's session. */
@ApplicationScoped
public class QuizAttemptRepository implements PanacheRepositoryBase<QuizAttempt, Long> {

    private final HistorySession session;

    QuizAttemptRepository(HistorySession session) {
        this.session = session;
    }

    Uni<List<QuizAttempt>> newest(int page, int size) {
        return session.createSelectionQuery("from QuizAttempt order by id desc", QuizAttempt.class)
                .setFirstResult(page * size)
                .setMaxResults(size)
                .getResultList();
    }

    /** Removes an attempt and all before it. */
    Uni<Integer> removeUpTo(long id) {
        return session.createMutationQuery("delete from QuizAttempt where id <= :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
