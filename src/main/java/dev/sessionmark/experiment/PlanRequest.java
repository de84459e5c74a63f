package dev.sessionmark.experiment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a user asks for, from the API or the terminal. Everything is optional: null means the value
 * of {@link PlanDefaults}. {@link PlanValidation} turns it into an {@link ExperimentPlan}.
 *
 * @param setups ids, or the single word {@code all}
 * @param workload id
 * @param scale pgbench scale factor
 * @param rate arrivals per second, several for a condition each, or {@code auto}. Excludes {@code
 *     users}
 * @param arrivals {@code constant} or {@code poisson}
 * @param users concurrent users: the closed model. Excludes {@code rate}
 * @param connections fixed HTTP connections
 * @param pooledClient whether requests take any free connection
 * @param maxInFlight most requests in flight
 * @param timeoutSeconds an answer later than this is a timeout
 * @param poolSize database connections of the system under test, several for a condition each
 * @param dbLatencyMs added round trips, one condition each
 * @param slowCallMs how long {@code session-held} waits with its session open
 * @param warmupSeconds bound on the warm-up
 * @param durationSeconds length of a measurement window
 * @param trials repeats of each setup
 * @param seed of everything random
 * @param aa whether one setup is measured against itself
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What to measure. Everything is optional.")
public record PlanRequest(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                @Schema(examples = "[\"reactive-session\", \"blocking-on-event-loop\"]")
                List<String> setups,
        @Schema(examples = "select-only") String workload,
        @Schema(examples = "1") Integer scale,
        @JsonFormat(
                        with = {
                            JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                            JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                        })
                @Schema(description = "Arrivals per second, or auto", examples = "[\"auto\"]")
                List<String> rate,
        @Schema(enumeration = {"constant", "poisson"}) String arrivals,
        Integer users,
        Integer connections,
        Boolean pooledClient,
        Integer maxInFlight,
        Double timeoutSeconds,
        @JsonFormat(
                        with = {
                            JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                            JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                        })
                @Schema(examples = "[20]")
                List<Integer> poolSize,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                @Schema(examples = "[0, 5]")
                List<Double> dbLatencyMs,
        Double slowCallMs,
        Double warmupSeconds,
        @Schema(examples = "4") Double durationSeconds,
        @Schema(examples = "2") Integer trials,
        Long seed,
        Boolean aa) {

    /** Asks for nothing in particular. */
    public static final PlanRequest DEFAULT =
            new PlanRequest(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, null, null);

    /** Asks for exactly this plan. */
    public static PlanRequest of(ExperimentPlan plan) {
        boolean closed = plan.load() == LoadModel.CLOSED;
        List<String> rates =
                plan.rates().isEmpty()
                        ? List.of(PlanDefaults.AUTO)
                        : plan.rates().stream().map(PlanRequest::plain).toList();
        String arrivals = plan.poisson() ? PlanValidation.POISSON : PlanDefaults.ARRIVALS;
        return new PlanRequest(
                plan.setups(),
                plan.workload(),
                plan.scale(),
                closed ? null : rates,
                closed ? null : arrivals,
                closed ? plan.users() : null,
                plan.connections(),
                plan.pooledClient(),
                plan.maxInFlight(),
                plan.timeout().toNanos() / 1e9,
                plan.poolSizes(),
                plan.dbLatencies().stream().map(latency -> latency.toNanos() / 1e6).toList(),
                plan.slowCall().toNanos() / 1e6,
                plan.warmup().toNanos() / 1e9,
                plan.duration().toNanos() / 1e9,
                plan.trials(),
                plan.seed(),
                plan.aa());
    }

    private static String plain(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }

    /** The plan. Check first: see {@link PlanValidation#check(PlanRequest)}. */
    public ExperimentPlan toPlan() {
        return PlanValidation.plan(this);
    }

    /** The plan that was checked when it was stored, under whatever limits there were. */
    public ExperimentPlan toPlanAsStored() {
        return PlanValidation.filled(this);
    }
}
