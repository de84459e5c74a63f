package dev.sessionmark.api.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.history.quiz.QuizScore;
import dev.sessionmark.platform.problem.BoundJson;
import dev.sessionmark.platform.problem.Problem.FieldError;
import dev.sessionmark.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads an attempt at the quiz, and names every field that is wrong. */
@ApplicationScoped
class QuizAttemptReader {

    private static final int MOST_QUESTIONS = 200;
    private static final int MOST_ERRORS = 20;

    private static final Pattern VERSION =
            Pattern.compile("[A-Za-z0-9._-]{1," + QuizScore.LONGEST_VERSION + "}");
    private static final Pattern QUESTION = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final ObjectMapper mapper;

    QuizAttemptReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The attempt that is told.
     *
     * @param now when it was told
     * @throws ProblemException when fields are missing, unknown, out of bounds or contradict one
     *     another
     */
    QuizScore read(JsonNode body, Instant now) {
        if (body == null || !body.isObject()) {
            throw ProblemException.badRequest("An attempt is an object with four fields.");
        }
        BoundJson<QuizAttemptRequest> bound =
                BoundJson.read(mapper, body, QuizAttemptRequest.class);
        QuizAttemptRequest asked = bound.value();
        List<FieldError> errors = new ArrayList<>(bound.errors());
        Set<String> named = errors.stream().map(FieldError::field).collect(Collectors.toSet());
        check(asked).stream().filter(error -> !named.contains(error.field())).forEach(errors::add);
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors.stream().limit(MOST_ERRORS).toList());
        }
        return new QuizScore(
                null,
                asked.quizVersion(),
                asked.right(),
                asked.questions(),
                List.copyOf(asked.wrong()),
                now);
    }

    private static List<FieldError> check(QuizAttemptRequest asked) {
        List<FieldError> errors = new ArrayList<>();
        if (asked.quizVersion() == null || !VERSION.matcher(asked.quizVersion()).matches()) {
            errors.add(
                    new FieldError(
                            "quizVersion",
                            "must be letters, digits, dots, dashes or underscores, at most "
                                    + QuizScore.LONGEST_VERSION));
        }
        boolean counted = within("questions", asked.questions(), 1, MOST_QUESTIONS, errors);
        boolean inBounds = counted && within("right", asked.right(), 0, asked.questions(), errors);
        if (asked.wrong() == null) {
            errors.add(new FieldError("wrong", "must be a list of ids, which may be empty"));
        } else if (inBounds) {
            checkWrong(asked.wrong(), asked.questions() - asked.right(), errors);
        }
        return errors;
    }

    private static void checkWrong(List<String> wrong, int expected, List<FieldError> errors) {
        if (wrong.size() != expected) {
            errors.add(
                    new FieldError(
                            "wrong",
                            "must have questions - right = %d ids, not %d"
                                    .formatted(expected, wrong.size())));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < wrong.size(); i++) {
            String id = wrong.get(i);
            if (id == null || !QUESTION.matcher(id).matches()) {
                errors.add(new FieldError("wrong[" + i + "]", "must be the id of a question"));
            } else if (!seen.add(id)) {
                errors.add(new FieldError("wrong[" + i + "]", "must be there once only"));
            }
        }
    }

    private static boolean within(
            String field, Integer value, int least, int most, List<FieldError> errors) {
        if (value == null || value < least || value > most) {
            errors.add(new FieldError(field, "must be from %d to %d".formatted(least, most)));
            return false;
        }
        return true;
    }
}
