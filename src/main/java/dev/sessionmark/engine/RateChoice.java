package dev.sessionmark.engine;

import dev.sessionmark.measurement.factor.Factor;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The arrival rate of an experiment and how it came about.
 *
 * @param rate arrivals per second; NaN in the closed model, and where it is a factor
 * @param reason one sentence
 * @param capacities what each probed setup carried, requests per second
 */
record RateChoice(double rate, String reason, Map<String, Double> capacities) {

    /** The share of the best capacity that is offered: busy, but not where every queue explodes. */
    private static final double SHARE = 0.5;

    /** With several rates each condition has its own. */
    static RateChoice fixed(List<Double> rates) {
        double rate = rates.size() == 1 ? rates.getFirst() : Double.NaN;
        return new RateChoice(rate, "as asked for", Map.of());
    }

    static RateChoice closed(List<Double> users) {
        return new RateChoice(
                Double.NaN,
                "closed model: %s users ask as fast as they are answered"
                        .formatted(
                                users.stream()
                                        .map(Factor::plain)
                                        .collect(Collectors.joining(", "))),
                Map.of());
    }

    /**
     * Half of what the best setup carries under the hardest condition, to two digits.
     *
     * @param how under which condition, and why no other setup can be better
     */
    static RateChoice halfOfBest(Map<String, Double> capacities, String how) {
        String best =
                capacities.entrySet().stream()
                        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                        .map(Map.Entry::getKey)
                        .orElse("");
        return halfOf(best, capacities, how);
    }

    /** Half of what this arm carries, to two digits. */
    static RateChoice halfOf(String arm, Map<String, Double> capacities, String how) {
        double carried = capacities.getOrDefault(arm, 0.0);
        if (!(carried > 0)) {
            throw new IllegalStateException(
                    (arm.isEmpty() ? "no setup" : arm)
                            + " answered not a single request under full load, so no rate can be"
                            + " chosen");
        }
        return new RateChoice(
                Math.max(1, twoDigits(carried * SHARE)),
                String.format(
                        Locale.ROOT,
                        "half of the %,.0f requests/s that %s carried (%s)",
                        carried,
                        arm,
                        how),
                capacities);
    }

    /** The same, with all that was probed. */
    RateChoice with(Map<String, Double> probed) {
        return new RateChoice(rate, reason, Map.copyOf(probed));
    }

    private static double twoDigits(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return Math.rint(value / unit) * unit;
    }
}
