package dev.sessionmark.history.quiz;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code quiz_attempt}: somebody has answered the questions. */
@Entity
@Table(name = "quiz_attempt")
public class QuizAttempt {

    @Id
    @GeneratedValue(generator = "quiz_attempt_seq")
    @SequenceGenerator(
            name = "quiz_attempt_seq",
            sequenceName = "quiz_attempt_seq",
            allocationSize = 1)
    Long id;

    @Column(name = "quiz_version", nullable = false, length = QuizScore.LONGEST_VERSION)
    String quizVersion;

    @Column(name = "right_answers")
    int right;

    int questions;

    /** Ids of the questions that were answered wrongly, separated by spaces. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(nullable = false)
    String wrong;

    @Column(name = "attempted_at", nullable = false)
    Instant attemptedAt;
}
