package dev.sessionmark.experiment;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.experiment.target.HttpTarget;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.setup.SessionSetup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a user asks for, from the API or the terminal. Everything is optional: null means the value
 * of {@link PlanDefaults}. Its values are checked by {@link PlanValidation}.
 *
 * @param setups ids, or the single word {@code all}
 * @param targets services of other programs beside them
 * @param workload id
 * @param scale pgbench scale factor
 * @param arrivals {@code constant} or {@code poisson}
 * @param connections fixed HTTP connections
 * @param pooledClient whether requests take any free connection
 * @param maxInFlight most requests in flight
 * @param timeoutSeconds an answer later than this is a timeout
 * @param slowCallMs how long {@code session-held} waits with its session open
 * @param warmupSeconds bound on the warm-up
 * @param durationSeconds length of a measurement window
 * @param trials repeats of each setup
 * @param seed of everything random
 * @param aa whether one setup is measured against itself
 * @param profile whether each setup is run once more at the end, for flame graphs and no figure
 * @param tolerateNeighbours whether windows that other programs disturbed are judged, and marked
 * @param factors by the names of {@link Factors}, a value or several for a condition each; what has
 *     another name is not known
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What to measure. Everything is optional.")
public record PlanRequest(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                @Schema(examples = "[\"reactive-session\", \"blocking-on-event-loop\"]")
                List<String> setups,
        @Schema(
                        description =
                                "HTTP services that run already, measured beside the setups where"
                                        + " nothing is added to the way to the database.")
                List<HttpTarget> targets,
        @Schema(examples = "select-only") String workload,
        @Schema(examples = "1") Integer scale,
        @Schema(enumeration = {"constant", "poisson"}) String arrivals,
        Integer connections,
        Boolean pooledClient,
        Integer maxInFlight,
        Double timeoutSeconds,
        Double slowCallMs,
        Double warmupSeconds,
        @Schema(examples = "4") Double durationSeconds,
        @Schema(examples = "2") Integer trials,
        Long seed,
        Boolean aa,
        @Schema(
                        description =
                                "Run each setup once more at the end, for flame graphs and no"
                                        + " figure. Not in a native image.")
                Boolean profile,
        @Schema(
                        description =
                                "Judge windows that other programs on the machine have disturbed,"
                                        + " and mark them.")
                Boolean tolerateNeighbours,
        @JsonAnySetter @JsonAnyGetter @Schema(hidden = true) Map<String, JsonNode> factors) {

    /** Asks for nothing in particular. */
    public static final PlanRequest DEFAULT =
            new PlanRequest(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, null, null);

    /** Asks for the factors given, all else as usual. */
    public PlanRequest {
        factors = factors == null ? Map.of() : factors;
    }

    /** Asks for exactly this plan. */
    public static PlanRequest of(ExperimentPlan plan) {
        ExperimentPlan.Client client = plan.client();
        String arrivals = client.poisson() ? PlanDefaults.POISSON : PlanDefaults.ARRIVALS;
        return new PlanRequest(
                plan.setups(),
                plan.targets().isEmpty() ? null : plan.targets(),
                plan.workload(),
                plan.scale(),
                plan.closed() ? null : arrivals,
                client.connections(),
                client.pooled(),
                client.maxInFlight(),
                client.timeout().toNanos() / 1e9,
                plan.slowCall().toNanos() / 1e6,
                plan.warmup().toNanos() / 1e9,
                plan.duration().toNanos() / 1e9,
                plan.trials(),
                plan.seed(),
                plan.aa(),
                plan.profile() ? true : null,
                plan.tolerateNeighbours() ? true : null,
                factors(plan));
    }

    private static Map<String, JsonNode> factors(ExperimentPlan plan) {
        Map<String, JsonNode> factors = new LinkedHashMap<>();
        for (Factor factor : Factors.ALL) {
            List<Double> values = plan.values(factor);
            boolean chosen = factor == Factors.RATE && plan.choosesRate();
            if (chosen || !values.isEmpty()) {
                factors.put(factor.field(), FactorValues.json(factor, values));
            }
        }
        return factors;
    }

    /**
     * The plan, with the defaults where nothing is asked for. Only of a request in which {@link
     * PlanValidation} finds nothing wrong, or found nothing when it was stored.
     *
     * @throws RuntimeException when something is, and it cannot be made sense of
     */
    public ExperimentPlan toPlan() {
        Map<Factor, List<Double>> values = new LinkedHashMap<>();
        Factors.ALL.forEach(factor -> values.put(factor, values(factor)));
        boolean closed = !values.get(Factors.USERS).isEmpty();
        boolean againstItself = or(aa, false);
        return new ExperimentPlan(
                chosenSetups(),
                or(targets, List.of()),
                or(workload, PlanDefaults.WORKLOAD),
                or(scale, PlanDefaults.SCALE),
                values,
                new ExperimentPlan.Client(
                        !closed && PlanDefaults.POISSON.equals(or(arrivals, PlanDefaults.ARRIVALS)),
                        or(connections, PlanDefaults.CONNECTIONS),
                        or(pooledClient, false),
                        or(maxInFlight, PlanDefaults.MAX_IN_FLIGHT),
                        seconds(or(timeoutSeconds, PlanDefaults.TIMEOUT_SECONDS))),
                millis(or(slowCallMs, PlanDefaults.SLOW_CALL_MS)),
                seconds(or(warmupSeconds, PlanDefaults.WARMUP_SECONDS)),
                seconds(or(durationSeconds, PlanDefaults.DURATION_SECONDS)),
                or(trials, againstItself ? PlanDefaults.AA_TRIALS : PlanDefaults.TRIALS),
                or(seed, PlanDefaults.SEED),
                againstItself,
                or(profile, false),
                or(tolerateNeighbours, false));
    }

    /** The values that are asked for, or the usual ones; without those that make no sense. */
    List<Double> values(Factor factor) {
        return FactorValues.read(factor, factors.get(factor.field())).values();
    }

    /** Ids of the setups that are to be measured. */
    List<String> chosenSetups() {
        if (setups == null) {
            return PlanDefaults.setups();
        }
        return setups.equals(List.of(PlanDefaults.ALL)) ? SessionSetup.ids() : setups;
    }

    /** How many arms there are. */
    int armCount() {
        return chosenSetups().size() + or(targets, List.of()).size();
    }

    private static Duration millis(double ms) {
        return Duration.ofNanos(Math.round(ms * 1e6));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private static <T> T or(T value, T fallback) {
        return Objects.requireNonNullElse(value, fallback);
    }
}
