package dev.sessionmark.report;

/** A report could not be written. The message is one line that names the file and the reason. */
public class ReportException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param message one line: the file and the reason
     * @param cause what went wrong
     */
    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
