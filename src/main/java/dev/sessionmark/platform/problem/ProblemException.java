package dev.sessionmark.platform.problem;

import dev.sessionmark.platform.problem.Problem.FieldError;
import java.util.List;

/** Thrown where a request cannot be served; the client gets its problem as it stands. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        // No stack trace: it is an answer, not a fault.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /**
     * @param status HTTP status code
     * @param title the kind of problem, in a few words
     * @param detail what is wrong this time
     * @param errors the offending fields; may be empty
     */
    public ProblemException(int status, String title, String detail, List<FieldError> errors) {
        this(new Problem("about:blank", title, status, detail, null, null, errors));
    }

    public static ProblemException badRequest(String detail) {
        return new ProblemException(Problem.of(400, detail, List.of()));
    }

    public static ProblemException badField(String field, String message) {
        return new ProblemException(
                Problem.of(
                        400,
                        "The field " + field + " " + message + ".",
                        List.of(new FieldError(field, message))));
    }

    public static ProblemException badFields(List<FieldError> errors) {
        return new ProblemException(Problem.ofFields(errors));
    }

    /** 404: for example {@code notFound("experiment", "42")}. */
    public static ProblemException notFound(String what, String id) {
        return new ProblemException(
                Problem.of(404, "There is no " + what + " '" + id + "'.", List.of()));
    }

    public static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(409, detail, List.of()));
    }

    /** 429: others were first; come again. */
    public static ProblemException tooMany(String detail) {
        return new ProblemException(Problem.of(429, detail, List.of()));
    }

    public static ProblemException unavailable(String detail) {
        return new ProblemException(Problem.of(503, detail, List.of()));
    }

    public Problem problem() {
        return problem;
    }
}
