package dev.sessionmark.experiment;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sessionmark.experiment.target.HttpTarget;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.problem.JsonFields;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.workload.Workload;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is measured: arms x conditions x trials. As JSON it is what the API takes and shows, what
 * the terminal makes of its options, and what is kept; there everything is optional.
 *
 * @param setups ids of the setups, in the order of the table
 * @param targets services of other programs beside them, below them in the table
 * @param workload id of the workload
 * @param scale pgbench scale factor: 100,000 accounts each
 * @param client how requests come
 * @param slowCallMs how long {@code session-held} waits with its session open
 * @param warmupSeconds bound on the warm-up of each trial
 * @param durationSeconds length of one measurement window; with a budget of a slice
 * @param rounds how many slices a window is made of: with several, all arms live at once and take
 *     turns
 * @param budget how long it may go on, and until what is known; null where trials and rounds say so
 * @param trials repeats of each setup; with a budget the most of them
 * @param seed of the random ids, of arrivals and of the resampling
 * @param aa whether one setup is measured against itself to find the noise floor
 * @param profile whether each setup is run once more at the end, for flame graphs and no figure
 * @param tolerateNeighbours whether windows that other programs disturbed are judged, and marked
 * @param factors the values of each factor, a condition each where there are several; none where
 *     the program or the platform chooses
 */
@RegisterForReflection
@JsonDeserialize(using = ExperimentPlan.Stored.class)
@JsonPropertyOrder({
    "setups",
    "targets",
    "workload",
    "scale",
    "arrivals",
    "connections",
    "pooledClient",
    "maxInFlight",
    "timeoutSeconds"
})
@Schema(name = "PlanRequest", description = "What to measure. Everything is optional.")
public record ExperimentPlan(
        @Schema(examples = "[\"reactive-session\", \"blocking-on-event-loop\"]")
                List<String> setups,
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Schema(
                        description =
                                "HTTP services that run already, measured beside the setups where"
                                        + " nothing is added to the way to the database.")
                List<HttpTarget> targets,
        @Schema(examples = "select-only") String workload,
        @Schema(examples = "1") int scale,
        @JsonUnwrapped Client client,
        double slowCallMs,
        double warmupSeconds,
        @Schema(examples = "4") double durationSeconds,
        @Schema(
                        description =
                                "With more than 1 all setups live at once and take turns; their"
                                        + " windows are made of as many slices.")
                int rounds,
        @JsonUnwrapped Budget budget,
        @Schema(examples = "2") int trials,
        long seed,
        boolean aa,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                @Schema(
                        description =
                                "Run each setup once more at the end, for flame graphs and no"
                                        + " figure. Not in a native image.")
                boolean profile,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                @Schema(
                        description =
                                "Judge windows that other programs on the machine have disturbed,"
                                        + " and mark them.")
                boolean tolerateNeighbours,
        @JsonIgnore @Schema(hidden = true) Map<Factor, List<Double>> factors) {

    /** Everything as usual. */
    public static final ExperimentPlan DEFAULT =
            read(JsonFields.stored(JsonNodeFactory.instance.objectNode()), PlanLimits.DEFAULTS);

    private static final int MOST_ROUNDS = 100;
    private static final int MOST_IN_FLIGHT = 65_536;
    private static final double MOST_PRECISION_PERCENT = 100;
    private static final double MOST_SLOW_CALL_MS = 10_000;
    private static final double MOST_SECONDS = 3_600;

    /**
     * How requests come, whatever their rate is or the number of users.
     *
     * @param arrivals {@code constant} or {@code poisson}; null in the closed model, which has none
     * @param connections fixed HTTP connections that requests are bound to in turn
     * @param pooled whether requests take any free connection instead (hides a blocked loop)
     * @param maxInFlight most requests in flight; further arrivals are dropped and counted
     * @param timeoutSeconds an answer later than this counts as a timeout
     */
    @RegisterForReflection
    public record Client(
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(enumeration = {"constant", "poisson"})
                    String arrivals,
            int connections,
            @JsonProperty("pooledClient") boolean pooled,
            int maxInFlight,
            double timeoutSeconds) {

        /** Whether arrivals are Poisson instead of evenly spaced. */
        public boolean poisson() {
            return PlanDefaults.POISSON.equals(arrivals);
        }

        /** An answer later than this counts as a timeout. */
        public Duration timeout() {
            return seconds(timeoutSeconds);
        }
    }

    /**
     * What ends an experiment that goes on until enough is known.
     *
     * @param seconds how long it may take, with all that comes before the first window
     * @param precisionPercent how well the ratio of two medians is to be known where no difference
     *     shows
     */
    @RegisterForReflection
    public record Budget(
            @JsonProperty("budgetSeconds")
                    @Schema(
                            description =
                                    "All setups live at once and take turns until each two are"
                                            + " told apart or shown to be alike, or the experiment"
                                            + " has taken so long.",
                            examples = "300")
                    double seconds,
            @Schema(
                            description =
                                    "With a budget: how well the ratio of two medians is to be"
                                            + " known where no difference shows.")
                    double precisionPercent) {

        /** In each process, however late it is: a single round shows no spread. */
        public static final int LEAST_ROUNDS = 2;

        /** The share of it that a generation of living processes has at least. */
        private static final double LEAST_SHARE_SECONDS = 150;

        private static Budget read(JsonFields fields, PlanLimits limits) {
            if (!fields.has("budgetSeconds")) {
                if (fields.has("precisionPercent")) {
                    fields.error("precisionPercent", "has no effect without budgetSeconds");
                }
                return null;
            }
            return new Budget(
                    fields.number("budgetSeconds", 0, 10, limits.measuring().toSeconds()),
                    fields.number(
                            "precisionPercent",
                            PlanDefaults.PRECISION_PERCENT,
                            1,
                            MOST_PRECISION_PERCENT));
        }

        /** How long it may take. */
        public Duration time() {
            return ExperimentPlan.seconds(seconds);
        }

        private int trials(boolean aa, int limit) {
            int repeats = Math.max(PlanDefaults.TRIALS, (int) (seconds / LEAST_SHARE_SECONDS));
            return Math.min(limit, aa ? 2 * repeats : repeats);
        }
    }

    /**
     * Reads a plan, with what is usual where nothing is given.
     *
     * @param limits for what is given
     */
    static ExperimentPlan read(JsonFields fields, PlanLimits limits) {
        Map<Factor, List<Double>> factors = new LinkedHashMap<>();
        Factors.ALL.forEach(
                factor ->
                        factors.put(
                                factor, FactorValues.read(factor, fields, limits.most(factor))));
        boolean closed = !factors.get(Factors.USERS).isEmpty();
        List<String> setups = fields.texts("setups", PlanDefaults.setups());
        boolean aa = fields.flag("aa");
        double window = limits.window().toSeconds();
        Budget budget = Budget.read(fields, limits);
        return new ExperimentPlan(
                setups.equals(List.of(PlanDefaults.ALL)) ? SessionSetup.ids() : setups,
                fields.objects("targets", HttpTarget::read),
                fields.text("workload", PlanDefaults.WORKLOAD, Workload.ids()),
                fields.whole("scale", PlanDefaults.SCALE, 1, limits.scale()),
                new Client(
                        fields.text(
                                "arrivals",
                                closed
                                        ? null
                                        : budget == null
                                                ? PlanDefaults.ARRIVALS
                                                : PlanDefaults.POISSON,
                                List.of(PlanDefaults.ARRIVALS, PlanDefaults.POISSON)),
                        fields.whole(
                                "connections", PlanDefaults.CONNECTIONS, 1, limits.connections()),
                        fields.flag("pooledClient"),
                        fields.whole("maxInFlight", PlanDefaults.MAX_IN_FLIGHT, 1, MOST_IN_FLIGHT),
                        fields.number(
                                "timeoutSeconds", PlanDefaults.TIMEOUT_SECONDS, 0.1, MOST_SECONDS)),
                fields.number("slowCallMs", PlanDefaults.SLOW_CALL_MS, 0, MOST_SLOW_CALL_MS),
                fields.number("warmupSeconds", PlanDefaults.WARMUP_SECONDS, 0, window),
                fields.number(
                        "durationSeconds",
                        budget == null ? PlanDefaults.DURATION_SECONDS : 1,
                        1,
                        window),
                fields.whole("rounds", 1, 1, MOST_ROUNDS),
                budget,
                fields.whole(
                        "trials",
                        budget != null
                                ? budget.trials(aa, limits.trials())
                                : aa ? PlanDefaults.AA_TRIALS : PlanDefaults.TRIALS,
                        1,
                        limits.trials()),
                fields.whole("seed", PlanDefaults.SEED),
                aa,
                fields.flag("profile"),
                fields.flag("tolerateNeighbours"),
                factors);
    }

    /** Reads a plan that was written before, whatever is allowed now. */
    static final class Stored extends JsonDeserializer<ExperimentPlan> {
        @Override
        public ExperimentPlan deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            JsonNode stored = context.readTree(json);
            JsonFields fields = JsonFields.stored(stored);
            ExperimentPlan plan = read(fields, PlanLimits.DEFAULTS);
            if (!stored.isObject() || !fields.areRight()) {
                throw JsonMappingException.from(json, "Not a plan: " + fields);
            }
            return plan;
        }
    }

    /** The factors as JSON has them, beside the other fields. */
    @JsonAnyGetter
    Map<String, JsonNode> factorFields() {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        factors.forEach(
                (factor, values) -> {
                    if (!values.isEmpty() || factor == Factors.RATE && choosesRate()) {
                        fields.put(factor.field(), FactorValues.json(factor, values));
                    }
                });
        return fields;
    }

    /** How long {@code session-held} waits with its session open. */
    public Duration slowCall() {
        return seconds(slowCallMs / 1e3);
    }

    /** Bound on the warm-up of each trial. */
    public Duration warmup() {
        return seconds(warmupSeconds);
    }

    /** Length of one measurement window. */
    public Duration duration() {
        return seconds(durationSeconds);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** What is compared, by the names of its rows: the setups, then the targets. */
    public List<String> arms() {
        return Stream.concat(setups.stream(), targets.stream().map(HttpTarget::name)).toList();
    }

    /** Whether an arm is a service of another program. */
    public boolean isTarget(String arm) {
        return targets.stream().anyMatch(target -> target.name().equals(arm));
    }

    /**
     * Whether an arm is measured under a condition. Nothing can be added in front of a service that
     * runs already, or to it: it is measured where nothing is.
     */
    public boolean measures(String arm, Condition condition) {
        return !isTarget(arm)
                || Factors.ALL.stream()
                        .filter(Factor::adds)
                        .map(factor -> value(factor, condition))
                        .allMatch(value -> value == null || value == 0);
    }

    /** The values of a factor; empty where the program or the platform chooses. */
    public List<Double> values(Factor factor) {
        return factors.getOrDefault(factor, List.of());
    }

    /** The value of a factor under a condition; null where the program or the platform chooses. */
    public Double value(Factor factor, Condition condition) {
        Double varied = condition.get(factor);
        List<Double> values = values(factor);
        return varied != null || values.isEmpty() ? varied : values.getFirst();
    }

    /** A condition with the value of every factor that has one, varied or not. */
    public Condition inFull(Condition condition) {
        Map<Factor, Double> all = new LinkedHashMap<>();
        Factors.ALL.forEach(factor -> all.put(factor, value(factor, condition)));
        return new Condition(all);
    }

    /**
     * Whether users wait for their answers (the closed model) instead of arrivals that do not (the
     * open model).
     */
    public boolean closed() {
        return !values(Factors.USERS).isEmpty();
    }

    /** The conditions, in the order of the table. */
    public List<Condition> conditions() {
        return new Conditions(factors).all();
    }

    /** The order of the table. */
    public Comparator<Condition> order() {
        return new Conditions(factors).order();
    }

    /** The conditions that can be measured in one process, group by group. */
    public List<List<Condition>> processes() {
        return new Conditions(factors).byProcess();
    }

    /** How long a slice of a window is; the window itself where it has one round. */
    public Duration slice() {
        return duration().dividedBy(rounds);
    }

    /** Whether arms take turns. */
    public boolean inTurns() {
        return rounds > 1 || budget != null;
    }

    /** How many processes of an arm live at once: one measured against itself has turns with it. */
    public int aliveOfArm() {
        return inTurns() && aa ? 2 : 1;
    }

    /** Database connections of the system under test under a condition. */
    public int poolSize(Condition condition) {
        return value(Factors.POOL_SIZE, condition).intValue();
    }

    /** Whether the program chooses the arrival rate. */
    public boolean choosesRate() {
        return !closed() && values(Factors.RATE).isEmpty();
    }

    /** Whether some condition adds latency, so that all of them go through the latency proxy. */
    public boolean addsLatency() {
        return values(Factors.DB_LATENCY).stream().anyMatch(latency -> latency > 0);
    }

    /** Of the conditions that an arm is measured under the hardest in every factor. */
    public Condition hardest(String arm) {
        Comparator<Condition> byHardness = (a, b) -> 0;
        for (Factor factor : Factors.ALL) {
            Comparator<Condition> byFactor =
                    Comparator.comparing(
                            condition -> value(factor, condition),
                            Comparator.nullsFirst(Comparator.naturalOrder()));
            byHardness =
                    byHardness.thenComparing(
                            factor.largerIsHarder() ? byFactor : byFactor.reversed());
        }
        return conditions().stream()
                .filter(condition -> measures(arm, condition))
                .max(byHardness)
                .orElseThrow();
    }
}
