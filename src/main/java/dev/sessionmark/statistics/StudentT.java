package dev.sessionmark.statistics;

/**
 * Student's t distribution for whole degrees of freedom, by the finite series of Abramowitz and
 * Stegun, 26.7.3 and 26.7.4.
 */
final class StudentT {

    private static final int BISECTIONS = 200;

    private StudentT() {}

    /**
     * The value that |t| exceeds with probability {@code 1 - confidence}.
     *
     * @param degrees of freedom, at least 1
     * @param confidence between 0 and 1, for example 0.95
     */
    static double critical(int degrees, double confidence) {
        // The angle atan(t / sqrt(degrees)) is bounded, t is not.
        double low = 0;
        double high = Math.PI / 2;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (inside(degrees, middle) < confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.tan((low + high) / 2) * Math.sqrt(degrees);
    }

    /** Probability that |t| stays below {@code tan(angle) * sqrt(degrees)}. */
    private static double inside(int degrees, double angle) {
        double sin = Math.sin(angle);
        double cosSquared = Math.cos(angle) * Math.cos(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? Math.cos(angle) : 1;
        double sum = 0;
        for (int k = odd ? 3 : 2; k <= degrees; k += 2) {
            sum += term;
            term *= cosSquared * (k - 1) / k;
        }
        return odd ? 2 / Math.PI * (angle + sin * sum) : sin * sum;
    }
}
