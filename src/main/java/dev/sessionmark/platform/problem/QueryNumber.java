package dev.sessionmark.platform.problem;

public final class QueryNumber {

    private QueryNumber() {}

    /**
     * A whole number within bounds. Anything else is refused with the parameter's name, and never
     * replaced by the default.
     *
     * @throws ProblemException when it is no whole number, or out of bounds
     */
    public static int of(String field, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, like a number out of bounds
        }
        throw ProblemException.badField(
                field, "must be from %d to %d, not \"%s\"".formatted(least, most, value));
    }
}
