package dev.sessionmark.cli.options;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.PlanDefaults;
import dev.sessionmark.experiment.PlanLimits;
import dev.sessionmark.experiment.PlanReader;
import dev.sessionmark.experiment.target.RequestTemplate;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.setup.SessionSetup;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What to measure. Every default is that of {@link PlanDefaults}. */
public class PlanOptions {

    /** A comma at the end parts nothing: it stays, and the value with it is refused. */
    static final String LIST = ",(?!$)";

    private static final List<String> NO_SETUPS = List.of("none");

    @Option(
            names = "--setups",
            split = LIST,
            splitSynopsisLabel = ",",
            paramLabel = "ID",
            description =
                    "Session setups to compare, all, or none where there are targets. See:"
                            + " sessionmark setups.")
    List<String> setups;

    @Option(
            names = "--target",
            paramLabel = "NAME=URL",
            description =
                    "Compare an HTTP service that runs already, too; may be given again. Its URL may"
                            + " have variables: "
                            + RequestTemplate.VARIABLES
                            + ".")
    List<String> targets;

    @Option(
            names = "--bystander",
            paramLabel = "NAME=PATH",
            description =
                    "A cheap request to a target, sent beside the load: shows whether the load keeps"
                            + " others waiting.")
    List<String> bystanders;

    @Option(
            names = "--workload",
            paramLabel = "ID",
            description = "What a request does: select-only (default), simple-update, tpcb-like.")
    String workload;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "pgbench scale factor, 100,000 accounts each. Default: 1.")
    Integer scale;

    @Option(
            names = "--arrivals",
            paramLabel = "KIND",
            description = "constant (default) or poisson (default with --budget).")
    String arrivals;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "HTTP connections that requests are bound to in turn. Default: 64.")
    Integer connections;

    @Option(
            names = "--pooled-client",
            description =
                    "Let requests take any free connection, as pooled HTTP clients do; this steers"
                            + " round a blocked event loop and hides it.")
    Boolean pooledClient;

    @Option(
            names = "--max-in-flight",
            paramLabel = "N",
            description = "Further arrivals are dropped and counted. Default: 1024.")
    Integer maxInFlight;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "A later answer counts as a timeout. Default: 10s.")
    Duration timeout;

    @Option(
            names = "--slow-call",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long session-held waits with its session open. Default: 20ms.")
    Duration slowCall;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Longest warm-up; it ends when the setup has settled. Default: "
                            + (int) PlanDefaults.WARMUP_SECONDS
                            + "s.")
    Duration warmup;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Length of a measurement window. Default: "
                            + (int) PlanDefaults.DURATION_SECONDS
                            + "s.")
    Duration duration;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "With more than 1 all setups live at once and take turns: each window is made of"
                            + " so many slices. Default: 1.")
    Integer rounds;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Go on until each two setups are told apart or shown to be alike, and no longer"
                            + " than this: all live at once and take turns.")
    Duration budget;

    @Option(
            names = "--precision",
            paramLabel = "PERCENT",
            converter = PercentConverter.class,
            description =
                    "With --budget: how well the ratio of two medians is to be known where no"
                            + " difference shows. Default: "
                            + (int) PlanDefaults.PRECISION_PERCENT
                            + "%%.")
    Double precision;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description =
                    "Repeats of each setup. Default: "
                            + PlanDefaults.TRIALS
                            + ", with --aa "
                            + PlanDefaults.AA_TRIALS
                            + ".")
    Integer trials;

    @Option(names = "--seed", paramLabel = "N", description = "Of everything random. Default: 42.")
    Long seed;

    @Option(
            names = "--aa",
            description = "Measure one setup against itself and show the noise floor.")
    Boolean aa;

    @Option(
            names = "--profile",
            description =
                    "Run each setup once more at the end, for flame graphs and no figure: wall clock"
                            + " and CPU. Not in a native image.")
    Boolean profile;

    @Option(
            names = "--tolerate-neighbours",
            description =
                    "Judge what other programs on this machine have disturbed, too, and mark it.")
    Boolean tolerateNeighbours;

    /**
     * The plan that the options ask for.
     *
     * @param factors what is to be varied
     * @throws UserException when a value is not allowed; names the option and the range
     */
    public ExperimentPlan toPlan(FactorOptions factors) {
        ExperimentPlan plan;
        try {
            plan = new PlanReader(PlanLimits.DEFAULTS, 0).read(asked(factors));
        } catch (ProblemException e) {
            throw new UserException(
                    e.problem().errors().stream()
                            .map(error -> option(error.field()) + ": " + error.message())
                            .collect(Collectors.joining("; ")));
        }
        if (slowCall != null && !plan.setups().contains(SessionSetup.SESSION_HELD.id())) {
            throw new UserException(
                    "--slow-call has no effect: %s, which alone waits, is not among the setups"
                            .formatted(SessionSetup.SESSION_HELD.id()));
        }
        return plan;
    }

    /** The same as somebody would ask the API for it. */
    private ObjectNode asked(FactorOptions factors) {
        ObjectNode asked =
                factors.asked()
                        .put("workload", workload)
                        .put("scale", scale)
                        .put("arrivals", arrivals)
                        .put("connections", connections)
                        .put("pooledClient", pooledClient)
                        .put("maxInFlight", maxInFlight)
                        .put("timeoutSeconds", seconds(timeout))
                        .put("slowCallMs", slowCall == null ? null : slowCall.toNanos() / 1e6)
                        .put("warmupSeconds", seconds(warmup))
                        .put("durationSeconds", seconds(duration))
                        .put("rounds", rounds)
                        .put("budgetSeconds", seconds(budget))
                        .put("precisionPercent", precision)
                        .put("trials", trials)
                        .put("seed", seed)
                        .put("aa", aa)
                        .put("profile", profile)
                        .put("tolerateNeighbours", tolerateNeighbours);
        if (setups != null) {
            ArrayNode ids = asked.putArray("setups");
            (NO_SETUPS.equals(setups) ? List.<String>of() : setups).forEach(ids::add);
        }
        asked.putArray("targets").addAll(targets());
        return asked;
    }

    private Collection<ObjectNode> targets() {
        Map<String, ObjectNode> named = new LinkedHashMap<>();
        for (String text : targets == null ? List.<String>of() : targets) {
            String[] parts = nameAndRest("--target", text, "NAME=URL");
            ObjectNode target = JsonNodeFactory.instance.objectNode();
            target.put("name", parts[0]).put("url", parts[1]);
            if (named.put(parts[0], target) != null) {
                throw new UserException("--target: the name %s is there twice".formatted(parts[0]));
            }
        }
        for (String text : bystanders == null ? List.<String>of() : bystanders) {
            String[] parts = nameAndRest("--bystander", text, "NAME=PATH");
            if (!named.containsKey(parts[0])) {
                throw new UserException("--bystander: no target is called " + parts[0]);
            }
            named.get(parts[0]).put("bystander", parts[1]);
        }
        return named.values();
    }

    private static String[] nameAndRest(String option, String text, String form) {
        String[] parts = text.split("=", 2);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new UserException("%s: must be %s, not %s".formatted(option, form, text));
        }
        return parts;
    }

    /** Reads {@code 10%}; a number alone might be a share. */
    static final class PercentConverter implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            if (!value.matches("\\d{1,3}(\\.\\d{1,3})?%")) {
                throw new TypeConversionException(
                        "'%s' is not a percentage; write it like 10%%".formatted(value));
            }
            return Double.valueOf(value.substring(0, value.length() - 1));
        }
    }

    private static Double seconds(Duration time) {
        return time == null ? null : time.toNanos() / 1e9;
    }

    /** {@code dbLatencyMs[1]} is {@code --db-latency} to people at a terminal. */
    private static String option(String field) {
        String name =
                field.replaceAll("^targets\\[.*bystander", "bystander")
                        .replaceAll("^targets.*", "target")
                        .replaceAll("\\[.*", "")
                        .replaceAll("(Seconds|Ms|Percent)$", "");
        return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
