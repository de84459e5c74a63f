package dev.sessionmark.api.quiz;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody has answered the questions.
 *
 * @param quizVersion which questions were asked
 * @param rightAnswers how many were answered rightly
 * @param questions how many were asked
 * @param wrongQuestions ids of all others, each once
 */
@RegisterForReflection
@Schema(
        name = "QuizAttemptRequest",
        requiredProperties = {"quizVersion", "rightAnswers", "questions", "wrongQuestions"})
public record QuizAttemptRequest(
        String quizVersion, Integer rightAnswers, Integer questions, List<String> wrongQuestions) {}
