package dev.sessionmark.platform.words;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** What a failure says to people: one line, without the names of classes. */
public final class Told {

    private static final int DEEPEST_CAUSE = 20;

    /** A class as {@code toString} and careless messages name it, with the colon behind it. */
    private static final Pattern CLASS =
            Pattern.compile(
                    "(?:[a-z_][\\w]*\\.)+[A-Z][\\w$]*(?:Exception|Error|Throwable)(?::\\s*)?");

    private static final Pattern KIND = Pattern.compile("(?:Exception|Error)$");
    private static final Pattern BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Told() {}

    /** The words of the failure, or of what caused it where its own are those of the cause. */
    public static String by(Throwable failure) {
        Throwable told = failure;
        for (int depth = 0; depth < DEEPEST_CAUSE && repeatsItsCause(told); depth++) {
            told = told.getCause();
        }
        return switch (told) {
            case ConnectException nobody when line(nobody).isEmpty() -> "no connection";
            case UnknownHostException unknown ->
                    "the host name %s is not known".formatted(line(unknown).split(":")[0]);
            case AccessDeniedException denied -> "permission denied: " + line(denied);
            case FileAlreadyExistsException there ->
                    "there is a file named %s already".formatted(line(there));
            case NoSuchFileException missing -> "there is no " + line(missing);
            case FileSystemException file when file.getReason() != null ->
                    "%s: %s".formatted(file.getFile(), file.getReason());
            case TimeoutException late when line(late).isEmpty() -> "no answer in time";
            default -> line(told).isEmpty() ? kind(told) : line(told);
        };
    }

    private static boolean repeatsItsCause(Throwable failure) {
        Throwable cause = failure.getCause();
        String text = failure.getMessage();
        return cause != null
                && cause != failure
                && !(failure instanceof ConnectException)
                && (text == null || text.isBlank() || text.startsWith(cause.getClass().getName()));
    }

    private static String line(Throwable failure) {
        String text = failure.getMessage() == null ? "" : failure.getMessage();
        return CLASS.matcher(text).replaceAll("").lines().findFirst().orElse("").strip();
    }

    /** Its own words as they are, whole; its kind where it has none. */
    public static String verbatim(Throwable failure) {
        return failure.getMessage() == null ? kind(failure) : failure.getMessage();
    }

    /**
     * What kind of failure it is, without its own words, which may have in them what is not for
     * everybody: {@code NullPointerException} is a null pointer.
     */
    public static String kind(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String words =
                BOUNDARY.matcher(KIND.matcher(name).replaceAll(""))
                        .replaceAll(" ")
                        .toLowerCase(Locale.ROOT);
        return words.isBlank() ? "a defect" : words;
    }
}
