package dev.sessionmark.load.arrival;

import java.util.PrimitiveIterator;
import java.util.SplittableRandom;

/**
 * When requests are due, as offsets from the start of the load. Pure: a schedule knows no clock and
 * gives the same offsets each time it is asked.
 */
public sealed interface ArrivalSchedule {

    /** Mean arrivals per second. */
    double rate();

    /** The offsets of all arrivals in nanoseconds, never decreasing and without end. */
    PrimitiveIterator.OfLong offsets();

    /** Evenly spaced arrivals, the first one at once. */
    static ArrivalSchedule constant(double rate) {
        return new Constant(rate);
    }

    /** Independent arrivals: a Poisson process, reproducible from its seed. */
    static ArrivalSchedule poisson(double rate, long seed) {
        return new Poisson(rate, seed);
    }

    /**
     * Evenly spaced arrivals.
     *
     * @param rate arrivals per second, positive
     */
    record Constant(double rate) implements ArrivalSchedule {

        /** Refuses a rate that is not a positive number. */
        public Constant {
            requirePositive(rate);
        }

        /**
         * Offset of an arrival in nanoseconds. Computed from the index and not by adding gaps, so
         * that rounding never drifts.
         *
         * @param index number of the arrival, from 0
         */
        public long offset(long index) {
            return Math.round(index * NANOS_PER_SECOND / rate);
        }

        @Override
        public PrimitiveIterator.OfLong offsets() {
            return new Offsets() {
                private long index;

                @Override
                public long nextLong() {
                    return offset(index++);
                }
            };
        }
    }

    /**
     * Arrivals of a Poisson process: what many independent clients add up to.
     *
     * @param rate arrivals per second, positive
     * @param seed of the random gaps
     */
    record Poisson(double rate, long seed) implements ArrivalSchedule {

        /** Refuses a rate that is not a positive number. */
        public Poisson {
            requirePositive(rate);
        }

        @Override
        public PrimitiveIterator.OfLong offsets() {
            SplittableRandom random = new SplittableRandom(seed);
            return new Offsets() {
                // Summed unrounded; a double holds 100 days of nanoseconds exactly.
                private double offset;

                @Override
                public long nextLong() {
                    // 1 - u lies in (0, 1], so the logarithm is finite.
                    offset -= Math.log(1 - random.nextDouble()) * NANOS_PER_SECOND / rate;
                    return Math.round(offset);
                }
            };
        }
    }

    /** Nanoseconds in a second, as a factor. */
    double NANOS_PER_SECOND = 1e9;

    private static void requirePositive(double rate) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("the rate must be positive, not " + rate);
        }
    }

    /** An endless sequence. */
    abstract class Offsets implements PrimitiveIterator.OfLong {
        @Override
        public boolean hasNext() {
            return true;
        }
    }
}
