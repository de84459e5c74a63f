package dev.sessionmark.experiment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * What was found before the first trial.
 *
 * @param rate arrivals per second used for every setup; NaN in the closed model, and where the
 *     conditions have rates of their own
 * @param rateReason how the rate was chosen, in one sentence
 * @param capacities with an automatic rate, requests per second that each probed setup carried
 *     under the hardest condition; otherwise empty
 * @param proxyCostMs median round trip through the latency proxy at 0 ms minus the direct one, in
 *     milliseconds; NaN when the proxy was bypassed
 */
@RegisterForReflection
public record Preparation(
        double rate, String rateReason, Map<String, Double> capacities, double proxyCostMs) {}
