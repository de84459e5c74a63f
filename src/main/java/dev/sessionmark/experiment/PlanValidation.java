package dev.sessionmark.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.experiment.target.TargetValidation;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.OpenFiles;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.workload.Workload;
import io.quarkus.runtime.ImageMode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks a {@link PlanRequest}, all fields at once. */
public final class PlanValidation {

    private static final int MOST_IN_FLIGHT = 65_536;
    private static final double MOST_SLOW_CALL_MS = 10_000;
    private static final double MOST_SECONDS = 3_600;

    /** Most wrong fields named in one answer: enough to correct a request in one go. */
    private static final int MOST_ERRORS = 20;

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

    private final PlanRequest request;
    private final PlanLimits limits;
    private final boolean natively;
    private final OptionalLong openFiles;
    private final int taken;
    private final List<FieldError> errors = new ArrayList<>();

    private PlanValidation(
            PlanRequest request,
            PlanLimits limits,
            boolean natively,
            OptionalLong openFiles,
            int taken) {
        this.natively = natively;
        this.openFiles = openFiles;
        this.taken = taken;
        this.request = request;
        this.limits = limits;
    }

    /** What is wrong with the request by the usual limits; empty when nothing is. */
    public static List<FieldError> check(PlanRequest request) {
        return check(request, PlanLimits.DEFAULTS, 0);
    }

    /**
     * What is wrong with the request, twenty errors at most; empty when nothing is.
     *
     * @param taken sockets that the measuring process may need for its API meanwhile
     */
    public static List<FieldError> check(PlanRequest request, PlanLimits limits, int taken) {
        return check(
                request, limits, ImageMode.current().isNativeImage(), OpenFiles.limit(), taken);
    }

    /**
     * The same, for a program that was compiled to a native image or was not, and may have so many
     * files open.
     */
    static List<FieldError> check(
            PlanRequest request,
            PlanLimits limits,
            boolean natively,
            OptionalLong openFiles,
            int taken) {
        PlanValidation validation = new PlanValidation(request, limits, natively, openFiles, taken);
        validation.check();
        return List.copyOf(validation.errors);
    }

    private void check() {
        checkNames();
        checkSetups();
        checkTargets();
        oneOf("workload", request.workload(), Workload.ids());
        between("scale", request.scale(), 1, limits.scale());
        oneOf("arrivals", request.arrivals(), List.of(PlanDefaults.ARRIVALS, PlanDefaults.POISSON));
        checkFactors();
        between("connections", request.connections(), 1, limits.connections());
        between("maxInFlight", request.maxInFlight(), 1, MOST_IN_FLIGHT);
        between("timeoutSeconds", request.timeoutSeconds(), 0.1, MOST_SECONDS);
        between("slowCallMs", request.slowCallMs(), 0, MOST_SLOW_CALL_MS);
        between("warmupSeconds", request.warmupSeconds(), 0, limits.window().toSeconds());
        between("durationSeconds", request.durationSeconds(), 1, limits.window().toSeconds());
        between("trials", request.trials(), 1, limits.trials());
        checkAa();
        checkProfile();
        checkMeasuring();
        checkOpenFiles();
    }

    private void checkSetups() {
        List<String> setups = request.setups();
        if (setups == null || setups.equals(List.of(PlanDefaults.ALL))) {
            return;
        }
        if (setups.isEmpty() && request.armCount() == 0) {
            error(
                    "setups",
                    "must name at least one setup where there are no targets, or be left out");
        }
        if (setups.size() > SessionSetup.values().length) {
            error("setups", FieldError.tooMany(SessionSetup.values().length, setups.size()));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < setups.size(); i++) {
            String field = "setups[" + i + "]";
            String setup = setups.get(i);
            if (PlanDefaults.ALL.equals(setup)) {
                error(field, "\"all\" must stand alone");
            } else if (setup == null || SessionSetup.byId(setup).isEmpty()) {
                error(field, unknown(setup, SessionSetup.ids()));
            } else if (!seen.add(setup)) {
                error(field, "is there twice: \"" + setup + "\"");
            }
        }
    }

    private void checkTargets() {
        if (request.targets() == null) {
            return;
        }
        TargetValidation.check(request.targets(), limits.targetHosts(), this::error);
        if (request.targets().isEmpty()) {
            return;
        }
        for (Factor factor : Factors.ALL) {
            List<Double> values = request.values(factor);
            if (factor.adds() && !values.isEmpty() && !values.contains(0.0)) {
                error(
                        factor.field(),
                        "must have 0 among its values with targets: nothing can be added to a"
                                + " service that runs already");
            } else if (factor.scope() == Factor.Scope.PROCESS && values.size() > 1) {
                error(
                        factor.field(),
                        "must be one value with targets, which have what they were started with");
            }
        }
    }

    /** What is no factor either. */
    private void checkNames() {
        for (String field : request.factors().keySet()) {
            if (Factors.ofField(field).isEmpty()) {
                error(field, "is not known; known are " + known());
            }
        }
    }

    private static String known() {
        return Stream.concat(
                        Arrays.stream(PlanRequest.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .filter(name -> !name.equals("factors")),
                        Factors.ALL.stream().map(Factor::field))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void checkFactors() {
        boolean closed = asks(Factors.USERS);
        if (closed && asks(Factors.RATE)) {
            error("users", "must not be combined with rate: it is one load model or the other");
        }
        if (closed && request.arrivals() != null) {
            error("arrivals", "must not be combined with users: users have no arrivals");
        }
        for (Factor factor : Factors.ALL) {
            FactorValues.read(factor, request.factors().get(factor.field()), limits.most(factor))
                    .errors()
                    .forEach(problem -> error(problem.field(), problem.message()));
        }
    }

    private boolean asks(Factor factor) {
        JsonNode asked = request.factors().get(factor.field());
        return asked != null && !asked.isNull();
    }

    private void checkAa() {
        if (!Boolean.TRUE.equals(request.aa())) {
            return;
        }
        int arms = request.armCount();
        if (arms != 1) {
            error("setups", "must name exactly one setup with aa, not " + arms);
        }
        if (request.trials() != null && request.trials() < PlanDefaults.AA_TRIALS) {
            error(
                    "trials",
                    "must be at least %d with aa, half of them on either side: one trial has no spread"
                            .formatted(PlanDefaults.AA_TRIALS));
        }
    }

    private void checkProfile() {
        if (Boolean.TRUE.equals(request.profile()) && natively) {
            error("profile", "needs a JVM: a native image cannot be profiled");
        }
    }

    private void oneOf(String field, String value, List<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            error(field, unknown(value, allowed));
        }
    }

    private void between(String field, Number value, double least, double most) {
        if (value == null) {
            return;
        }
        double number = value.doubleValue();
        if (!(number >= least && number <= most)) {
            error(
                    field,
                    "must be from %s to %s, not %s"
                            .formatted(
                                    FieldError.number(least),
                                    FieldError.number(most),
                                    FieldError.number(number)));
        }
    }

    /** What fits field by field may still be too much together. */
    private void checkMeasuring() {
        if (!errors.isEmpty()) {
            return;
        }
        List<Factor> varied =
                Factors.ALL.stream().filter(factor -> request.values(factor).size() > 1).toList();
        int conditions = combinations(varied);
        if (conditions > FactorValues.MOST) {
            error(
                    varied.getFirst().field(),
                    "times %s must be at most %d combinations, not %d"
                            .formatted(
                                    varied.stream()
                                            .skip(1)
                                            .map(Factor::field)
                                            .collect(Collectors.joining(" and ")),
                                    FactorValues.MOST,
                                    conditions));
            return;
        }
        int profiled = request.chosenSetups().size() * conditions;
        if (or(request.profile(), false) && profiled > Profile.MOST) {
            error(
                    "profile",
                    "is for at most %d setups times conditions, not %d"
                            .formatted(Profile.MOST, profiled));
            return;
        }
        int trials =
                or(
                        request.trials(),
                        or(request.aa(), false) ? PlanDefaults.AA_TRIALS : PlanDefaults.TRIALS);
        int windows = request.armCount() * conditions * trials;
        if (windows > limits.windows()) {
            error(
                    "trials",
                    "times setups and conditions must be at most %d windows, not %d"
                            .formatted(limits.windows(), windows));
            return;
        }
        int processes =
                combinations(
                        varied.stream()
                                .filter(factor -> factor.scope() == Factor.Scope.PROCESS)
                                .toList());
        checkTime(conditions, processes, trials);
    }

    private int combinations(List<Factor> varied) {
        long all = 1;
        for (Factor factor : varied) {
            all *= request.values(factor).size();
        }
        return Math.toIntExact(all);
    }

    /**
     * How long it takes at worst, where nothing settles early and every last answer is late.
     *
     * @param groups of conditions that can share a process
     */
    private void checkTime(int conditions, int groups, int trials) {
        int repeats = trials + (or(request.profile(), false) ? 1 : 0);
        int processes = request.armCount() * groups * repeats;
        int windows = processes * conditions / groups;
        double duration = windows * or(request.durationSeconds(), PlanDefaults.DURATION_SECONDS);
        double warmup =
                or(request.warmupSeconds(), PlanDefaults.WARMUP_SECONDS)
                        * (processes
                                + (windows - processes)
                                        / (double) PlanDefaults.WARMUP_AGAIN_DIVISOR);
        double timeout =
                windows
                        * Math.min(
                                or(request.timeoutSeconds(), PlanDefaults.TIMEOUT_SECONDS),
                                PlanDefaults.DRAIN_SECONDS);
        double seconds = duration + warmup + timeout;
        if (seconds > limits.measuring().toSeconds()) {
            error(
                    warmup > Math.max(duration, timeout)
                            ? "warmupSeconds"
                            : timeout > duration ? "timeoutSeconds" : "durationSeconds",
                    ("all windows, warm-ups and waits for late answers together may take at most"
                                    + " %d s, not %d")
                            .formatted(limits.measuring().toSeconds(), (long) Math.ceil(seconds)));
        }
    }

    private void checkOpenFiles() {
        if (!errors.isEmpty() || openFiles.isEmpty()) {
            return;
        }
        long needed = neededFiles();
        if (needed > openFiles.getAsLong()) {
            error(
                    "connections",
                    "with this poolSize need %d open files and sockets in one process%s, and the limit is %d (ulimit -n)"
                            .formatted(
                                    needed,
                                    taken == 0
                                            ? ""
                                            : ", with %d for the API (sessionmark.http.max-connections)"
                                                    .formatted(taken),
                                    openFiles.getAsLong()));
        }
    }

    /**
     * The most files and sockets that one of the two processes has open at once. Without them
     * connections fail in the middle of a measurement, as if the server refused them.
     */
    private long neededFiles() {
        double latency = Collections.max(request.values(Factors.DB_LATENCY));
        long database = POOLS * Collections.max(request.values(Factors.POOL_SIZE)).longValue();
        // The proxy of the latency has both ends of each.
        long measuring = taken + (latency > 0 ? 2 * database : 0);
        return (natively ? FILES_OF_NATIVE : FILES_OF_JVM)
                + or(request.connections(), PlanDefaults.CONNECTIONS)
                + Math.max(measuring, database);
    }

    private void error(String field, String message) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new FieldError(field, message));
        }
    }

    private static String unknown(String value, List<String> known) {
        return "unknown: \"%s\"; known are %s"
                .formatted(FieldError.echo(value), String.join(", ", known));
    }

    private static <T> T or(T value, T fallback) {
        return Objects.requireNonNullElse(value, fallback);
    }
}
