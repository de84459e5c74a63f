package dev.sessionmark.experiment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sessionmark.setup.SessionSetup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a user asks for, from the API or the terminal. Everything is optional: null means the value
 * of {@link PlanDefaults}. Its values are checked by {@link PlanValidation}.
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
 * @param profile whether each setup is run once more at the end, for flame graphs and no figure
 * @param tolerateNeighbours whether windows that other programs disturbed are judged, and marked
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
                @Schema(
                        description = "Arrivals per second, or auto",
                        implementation = Object.class,
                        anyOf = {String.class, String[].class},
                        examples = "[\"auto\"]")
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
                @Schema(
                        implementation = Object.class,
                        anyOf = {Integer.class, Integer[].class},
                        examples = "[20]")
                List<Integer> poolSize,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                @Schema(examples = "[0, 5]")
                List<Double> dbLatencyMs,
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
                Boolean tolerateNeighbours) {

    /** Asks for nothing about neighbours. */
    public PlanRequest(
            List<String> setups,
            String workload,
            Integer scale,
            List<String> rate,
            String arrivals,
            Integer users,
            Integer connections,
            Boolean pooledClient,
            Integer maxInFlight,
            Double timeoutSeconds,
            List<Integer> poolSize,
            List<Double> dbLatencyMs,
            Double slowCallMs,
            Double warmupSeconds,
            Double durationSeconds,
            Integer trials,
            Long seed,
            Boolean aa,
            Boolean profile) {
        this(
                setups,
                workload,
                scale,
                rate,
                arrivals,
                users,
                connections,
                pooledClient,
                maxInFlight,
                timeoutSeconds,
                poolSize,
                dbLatencyMs,
                slowCallMs,
                warmupSeconds,
                durationSeconds,
                trials,
                seed,
                aa,
                profile,
                null);
    }

    /** Asks for nothing in particular. */
    public static final PlanRequest DEFAULT =
            new PlanRequest(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, null, null, null);

    /** Asks for exactly this plan. */
    public static PlanRequest of(ExperimentPlan plan) {
        boolean closed = plan.load() == LoadModel.CLOSED;
        List<String> rates =
                plan.rates().isEmpty()
                        ? List.of(PlanDefaults.AUTO)
                        : plan.rates().stream().map(PlanRequest::plain).toList();
        String arrivals = plan.poisson() ? PlanDefaults.POISSON : PlanDefaults.ARRIVALS;
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
                plan.aa(),
                plan.profile() ? true : null,
                plan.tolerateNeighbours() ? true : null);
    }

    private static String plain(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }

    /**
     * The plan, with the defaults where nothing is asked for. Only of a request in which {@link
     * PlanValidation} finds nothing wrong, or found nothing when it was stored.
     *
     * @throws RuntimeException when something is, and it cannot be made sense of
     */
    public ExperimentPlan toPlan() {
        boolean closed = users != null;
        boolean againstItself = or(aa, false);
        return new ExperimentPlan(
                chosenSetups(),
                or(workload, PlanDefaults.WORKLOAD),
                or(scale, PlanDefaults.SCALE),
                closed ? LoadModel.CLOSED : LoadModel.OPEN,
                closed || leavesRateOpen()
                        ? List.of()
                        : rate.stream().map(r -> Double.valueOf(r.strip())).toList(),
                !closed && PlanDefaults.POISSON.equals(or(arrivals, PlanDefaults.ARRIVALS)),
                closed ? users : 0,
                or(connections, PlanDefaults.CONNECTIONS),
                or(pooledClient, false),
                or(maxInFlight, PlanDefaults.MAX_IN_FLIGHT),
                seconds(or(timeoutSeconds, PlanDefaults.TIMEOUT_SECONDS)),
                or(poolSize, List.of(PlanDefaults.POOL_SIZE)),
                or(dbLatencyMs, PlanDefaults.DB_LATENCY_MS).stream()
                        .map(PlanRequest::millis)
                        .toList(),
                millis(or(slowCallMs, PlanDefaults.SLOW_CALL_MS)),
                seconds(or(warmupSeconds, PlanDefaults.WARMUP_SECONDS)),
                seconds(or(durationSeconds, PlanDefaults.DURATION_SECONDS)),
                or(trials, againstItself ? PlanDefaults.AA_TRIALS : PlanDefaults.TRIALS),
                or(seed, PlanDefaults.SEED),
                againstItself,
                or(profile, false),
                or(tolerateNeighbours, false));
    }

    /** Ids of the setups that are to be measured. */
    List<String> chosenSetups() {
        if (setups == null) {
            return PlanDefaults.setups();
        }
        return setups.equals(List.of(PlanDefaults.ALL)) ? SessionSetup.ids() : setups;
    }

    /** Whether the program is to choose the arrival rate, should there be one. */
    boolean leavesRateOpen() {
        return rate == null
                || rate.size() == 1
                        && rate.getFirst() != null
                        && rate.getFirst().strip().equals(PlanDefaults.AUTO);
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
