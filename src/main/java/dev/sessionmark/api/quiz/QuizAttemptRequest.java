package dev.sessionmark.api.quiz;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody has answered the questions.
 *
 * @param quizVersion which questions were asked
 * @param right how many were answered rightly
 * @param questions how many were asked
 * @param wrong ids of all others, each once
 */
@RegisterForReflection
@Schema(
        name = "QuizAttemptRequest",
        requiredProperties = {"quizVersion", "right", "questions", "wrong"})
public record QuizAttemptRequest(
        String quizVersion, Integer right, Integer questions, List<String> wrong) {}
