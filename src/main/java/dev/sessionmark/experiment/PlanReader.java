package dev.sessionmark.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.experiment.target.TargetValidation;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.OpenFiles;
import dev.sessionmark.platform.problem.JsonFields;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.setup.SessionSetup;
import io.quarkus.runtime.ImageMode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Reads plans: whoever asks for one, the API or the terminal, gets it, or is told all that is
 * wrong.
 */
public final class PlanReader {

    /**
     * Of a process with nothing to do: its jars, and what its event loops wait on. 250 were counted
     * in the controller with its own PostgreSQL, 231 in a system under test; some are left for
     * bystanders and for whoever looks at the page meanwhile.
     */
    private static final int FILES_OF_JVM = 320;

    /** Without the 212 jars. */
    private static final int FILES_OF_NATIVE = 110;

    /** A system under test has one for either kind of driver. */
    private static final int POOLS = 2;

    /** A load has just got going by then. */
    private static final Duration LEAST_SLICE = Duration.ofMillis(500);

    /** Lead-in, drain, and what lies between two slices. */
    private static final double ENDS_OF_SLICE_SECONDS = 1;

    /** Of a system under test. */
    private static final double START_SECONDS = 2;

    private final PlanLimits limits;
    private final int taken;
    private final boolean natively;
    private final OptionalLong openFiles;

    /** Leaves so many sockets to the API of the measuring process. */
    public PlanReader(PlanLimits limits, int taken) {
        this(limits, taken, ImageMode.current().isNativeImage(), OpenFiles.limit());
    }

    /**
     * The same in a program that was compiled to a native image or was not, and may have so many
     * files open.
     */
    PlanReader(PlanLimits limits, int taken, boolean natively, OptionalLong openFiles) {
        this.limits = limits;
        this.taken = taken;
        this.natively = natively;
        this.openFiles = openFiles;
    }

    /**
     * The plan that is asked for, within the limits.
     *
     * @param asked an empty object asks for everything as usual
     * @throws ProblemException when there is no object, or fields are unknown, of the wrong type,
     *     out of range, or do not go together
     */
    public ExperimentPlan read(JsonNode asked) {
        if (asked == null || asked.isNull() || asked.isMissingNode()) {
            // Whatever it was that got lost on the way here asked for something else.
            throw ProblemException.badRequest(
                    "A plan is an object; {} asks for everything as usual.");
        }
        if (!asked.isObject()) {
            throw ProblemException.badRequest("The request's body is not the object expected.");
        }
        JsonFields fields = JsonFields.asked(asked);
        ExperimentPlan plan = ExperimentPlan.read(fields, limits);
        fields.rejectOthers();
        checkSetups(plan, fields);
        checkTargets(plan, fields);
        checkModel(fields);
        checkAa(plan, fields);
        checkRounds(plan, fields);
        checkBudget(plan, fields);
        if (plan.profile() && natively) {
            fields.error("profile", "needs a JVM: a native image cannot be profiled");
        }
        if (fields.areRight()) {
            checkSize(plan, fields);
        }
        if (fields.areRight()) {
            checkOpenFiles(plan, fields);
        }
        fields.requireRight();
        return plan;
    }

    private static void checkSetups(ExperimentPlan plan, JsonFields fields) {
        List<String> setups = plan.setups();
        if (arms(plan) == 0) {
            fields.error(
                    "setups",
                    "must name at least one setup where there are no targets, or be left out");
        } else if (!setups.isEmpty()
                && fields.isShort("setups", setups.size(), SessionSetup.values().length)) {
            for (int i = 0; i < setups.size(); i++) {
                checkSetup(setups.subList(0, i), setups.get(i), "setups[" + i + "]", fields);
            }
        }
    }

    private static void checkSetup(
            List<String> before, String setup, String field, JsonFields fields) {
        if (PlanDefaults.ALL.equals(setup)) {
            fields.error(field, "\"all\" must stand alone");
        } else if (setup != null
                && fields.oneOf(field, setup, SessionSetup.ids())
                && before.contains(setup)) {
            fields.error(field, "is there twice: \"" + setup + "\"");
        }
    }

    /** Those that are wrong count, too. */
    private static int arms(ExperimentPlan plan) {
        return plan.setups().size() + plan.targets().size();
    }

    private void checkTargets(ExperimentPlan plan, JsonFields fields) {
        TargetValidation.check(plan.targets(), limits.targetHosts(), fields::error);
        if (plan.targets().isEmpty()) {
            return;
        }
        plan.factors()
                .forEach(
                        (factor, values) -> {
                            if (factor.adds() && !values.isEmpty() && !values.contains(0.0)) {
                                fields.error(
                                        factor.field(),
                                        "must have 0 among its values with targets: nothing can be"
                                                + " added to a service that runs already");
                            } else if (factor.scope() == Factor.Scope.PROCESS
                                    && values.size() > 1) {
                                fields.error(
                                        factor.field(),
                                        "must be one value with targets, which have what they were"
                                                + " started with");
                            }
                        });
    }

    private static void checkModel(JsonFields fields) {
        if (!fields.has("users")) {
            return;
        }
        if (fields.has("rate")) {
            fields.error(
                    "users", "must not be combined with rate: it is one load model or the other");
        }
        if (fields.has("arrivals")) {
            fields.error("arrivals", "must not be combined with users: users have no arrivals");
        }
    }

    private static void checkAa(ExperimentPlan plan, JsonFields fields) {
        if (plan.aa() && arms(plan) != 1) {
            fields.error("setups", "must name exactly one setup with aa, not " + arms(plan));
        }
        if (plan.aa() && plan.trials() < PlanDefaults.AA_TRIALS) {
            fields.error(
                    "trials",
                    "must be at least %d with aa, half of them on either side: one trial has no spread"
                            .formatted(PlanDefaults.AA_TRIALS));
        }
    }

    /** What fits field by field may still be too much together. */
    private void checkSize(ExperimentPlan plan, JsonFields fields) {
        List<Factor> varied =
                Factors.ALL.stream().filter(factor -> plan.values(factor).size() > 1).toList();
        long conditions =
                varied.stream()
                        .mapToLong(factor -> plan.values(factor).size())
                        .reduce(1, (a, b) -> a * b);
        long profiled = plan.profile() ? plan.setups().size() * conditions : 0;
        long windows = arms(plan) * conditions * plan.trials();
        if (conditions > FactorValues.MOST) {
            fields.error(
                    varied.getFirst().field(),
                    "times %s must be at most %d combinations, not %d"
                            .formatted(
                                    varied.stream()
                                            .skip(1)
                                            .map(Factor::field)
                                            .collect(Collectors.joining(" and ")),
                                    FactorValues.MOST,
                                    conditions));
        } else if (profiled > Profile.MOST) {
            fields.error(
                    "profile",
                    "is for at most %d setups times conditions, not %d"
                            .formatted(Profile.MOST, profiled));
        } else if (windows > limits.windows()) {
            fields.error(
                    "trials",
                    "times setups and conditions must be at most %d windows, not %d"
                            .formatted(limits.windows(), windows));
        } else if (plan.budget() == null) {
            checkTime(plan, fields);
        } else {
            checkBudgetSuffices(plan, fields);
        }
    }

    private static void checkBudget(ExperimentPlan plan, JsonFields fields) {
        if (plan.budget() == null) {
            return;
        }
        if (plan.rounds() > 1) {
            fields.error("rounds", "must be 1 with budgetSeconds, which says how many there are");
        }
        if (plan.trials() < PlanDefaults.TRIALS) {
            fields.error(
                    "trials",
                    "must be at least %d with budgetSeconds: one trial has no spread"
                            .formatted(PlanDefaults.TRIALS));
        }
    }

    /** For two processes of each arm, at worst, and two rounds in each of them. */
    private static void checkBudgetSuffices(ExperimentPlan plan, JsonFields fields) {
        int alive = arms(plan) * plan.aliveOfArm();
        int processes = alive * plan.processes().size();
        int windows = alive * plan.conditions().size();
        double warmup = processes * START_SECONDS + warmupSeconds(plan, processes, windows);
        double rounds =
                ExperimentPlan.Budget.LEAST_ROUNDS
                        * windows
                        * (plan.durationSeconds() + ENDS_OF_SLICE_SECONDS);
        double least = PlanDefaults.TRIALS * (warmup + rounds);
        if (plan.budget().seconds() < least) {
            fields.error(
                    "budgetSeconds",
                    "must be at least %d for so many setups and conditions, or warmupSeconds less"
                            .formatted((long) Math.ceil(least)));
        }
    }

    private static double warmupSeconds(ExperimentPlan plan, int processes, int windows) {
        return plan.warmupSeconds()
                * (processes + (windows - processes) / (double) PlanDefaults.WARMUP_AGAIN_DIVISOR);
    }

    /** A slice has to be as long as what its ends take. */
    private static void checkRounds(ExperimentPlan plan, JsonFields fields) {
        if (plan.slice().compareTo(LEAST_SLICE) < 0) {
            fields.error(
                    "rounds",
                    "must leave at least %d ms of durationSeconds to each, not %d"
                            .formatted(LEAST_SLICE.toMillis(), plan.slice().toMillis()));
        }
    }

    /** How long it takes at worst, where nothing settles early and every last answer is late. */
    private void checkTime(ExperimentPlan plan, JsonFields fields) {
        int repeats = plan.trials() + (plan.profile() ? 1 : 0);
        int processes = arms(plan) * plan.processes().size() * repeats;
        int windows = arms(plan) * plan.conditions().size() * repeats;
        double duration = windows * plan.durationSeconds();
        double warmup = warmupSeconds(plan, processes, windows);
        double timeout =
                windows
                        * plan.rounds()
                        * Math.min(plan.client().timeoutSeconds(), PlanDefaults.DRAIN_SECONDS);
        double seconds = duration + warmup + timeout;
        if (seconds > limits.measuring().toSeconds()) {
            fields.error(
                    warmup > Math.max(duration, timeout)
                            ? "warmupSeconds"
                            : timeout > duration ? "timeoutSeconds" : "durationSeconds",
                    ("all windows, warm-ups and waits for late answers together may take at most"
                                    + " %d s, not %d")
                            .formatted(limits.measuring().toSeconds(), (long) Math.ceil(seconds)));
        }
    }

    private void checkOpenFiles(ExperimentPlan plan, JsonFields fields) {
        long needed = neededFiles(plan);
        if (needed > openFiles.orElse(Long.MAX_VALUE)) {
            String api =
                    taken == 0
                            ? ""
                            : ", with %d for the API (sessionmark.http.max-connections)"
                                    .formatted(taken);
            fields.error(
                    "connections",
                    "with this poolSize need %d open files and sockets in one process%s, and the limit is %d (ulimit -n)"
                            .formatted(needed, api, openFiles.getAsLong()));
        }
    }

    /**
     * The most files and sockets that one of the two processes has open at once. Without them
     * connections fail in the middle of a measurement, as if the server refused them.
     */
    private long neededFiles(ExperimentPlan plan) {
        int alive = plan.inTurns() ? arms(plan) : 1;
        long database = POOLS * Collections.max(plan.values(Factors.POOL_SIZE)).longValue() * alive;
        // The proxy of the latency has both ends of each.
        long measuring = taken + (plan.addsLatency() ? 2 * database : 0);
        return (natively ? FILES_OF_NATIVE : FILES_OF_JVM)
                + plan.client().connections()
                + Math.max(measuring, database);
    }
}
