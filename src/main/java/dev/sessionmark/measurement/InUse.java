package dev.sessionmark.measurement;

/**
 * How many connections were in use when somebody looked, at random moments. Counts what the pool
 * has given out and not got back, and knows nothing of how long that takes: so it can contradict
 * the times.
 *
 * @param seconds how long it was watched
 * @param looks how often
 * @param sum connections in use, over all looks
 * @param squares of that, over all looks: how much it varies
 */
public record InUse(double seconds, long looks, long sum, long squares) {

    /** Nobody looked. */
    public static final InUse NONE = new InUse(0, 0, 0, 0);

    /** Both together. */
    InUse plus(InUse more) {
        return new InUse(
                seconds + more.seconds, looks + more.looks, sum + more.sum, squares + more.squares);
    }

    /** Connections in use on average; NaN where nobody looked. */
    public double mean() {
        return looks == 0 ? Double.NaN : (double) sum / looks;
    }

    /** Variance of what single looks saw; NaN where nobody looked. */
    public double variance() {
        return looks == 0 ? Double.NaN : (double) squares / looks - mean() * mean();
    }
}
