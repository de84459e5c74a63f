package dev.sessionmark.platform.problem;

import java.io.Serial;
import java.util.List;

/** Ends a request with a problem. */
public class ProblemException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /**
     * @param status HTTP status code
     * @param title the kind of problem, in a few words
     * @param detail what is wrong with this request
     * @param errors the offending fields; may be empty
     */
    public ProblemException(
            int status, String title, String detail, List<Problem.FieldError> errors) {
        super(detail);
        this.problem = new Problem("about:blank", title, status, detail, List.copyOf(errors));
    }

    /** What the client gets to see. */
    public Problem problem() {
        return problem;
    }
}
