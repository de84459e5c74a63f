package dev.sessionmark.experiment;

import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Checks a {@link PlanRequest}, all fields at once, and fills in what it leaves open. */
public final class PlanValidation {

    private static final String ALL = "all";
    static final String POISSON = "poisson";

    private static final int MOST_CONNECTIONS = 4_096;
    private static final int MOST_IN_FLIGHT = 65_536;
    private static final int MOST_USERS = 10_000;
    private static final int MOST_CONDITIONS = 20;
    private static final int MOST_TRIALS = 50;
    private static final int MOST_SCALE = 1_000;
    private static final int MOST_POOL = 500;
    private static final double MOST_RATE = 200_000;
    private static final double MOST_LATENCY_MS = 10_000;
    private static final double MOST_SECONDS = 3_600;

    private final PlanRequest request;
    private final List<FieldError> errors = new ArrayList<>();

    private PlanValidation(PlanRequest request) {
        this.request = request;
    }

    /** Everything that is wrong with the request; empty when nothing is. */
    public static List<FieldError> check(PlanRequest request) {
        PlanValidation validation = new PlanValidation(request);
        validation.check();
        return List.copyOf(validation.errors);
    }

    /**
     * The plan that the request asks for.
     *
     * @throws IllegalArgumentException when {@link #check} finds something
     */
    static ExperimentPlan plan(PlanRequest request) {
        List<FieldError> errors = check(request);
        if (!errors.isEmpty()) {
            FieldError first = errors.getFirst();
            throw new IllegalArgumentException(first.field() + ": " + first.message());
        }
        boolean closed = request.users() != null;
        boolean aa = or(request.aa(), false);
        return new ExperimentPlan(
                setups(request),
                or(request.workload(), PlanDefaults.WORKLOAD),
                or(request.scale(), PlanDefaults.SCALE),
                closed ? LoadModel.CLOSED : LoadModel.OPEN,
                closed || auto(request) ? 0 : Double.parseDouble(request.rate().strip()),
                !closed && POISSON.equals(or(request.arrivals(), PlanDefaults.ARRIVALS)),
                closed ? request.users() : 0,
                or(request.connections(), PlanDefaults.CONNECTIONS),
                or(request.pooledClient(), false),
                or(request.maxInFlight(), PlanDefaults.MAX_IN_FLIGHT),
                seconds(or(request.timeoutSeconds(), PlanDefaults.TIMEOUT_SECONDS)),
                or(request.poolSize(), PlanDefaults.POOL_SIZE),
                or(request.dbLatencyMs(), PlanDefaults.DB_LATENCY_MS).stream()
                        .map(PlanValidation::millis)
                        .toList(),
                millis(or(request.slowCallMs(), PlanDefaults.SLOW_CALL_MS)),
                seconds(or(request.warmupSeconds(), PlanDefaults.WARMUP_SECONDS)),
                seconds(or(request.durationSeconds(), PlanDefaults.DURATION_SECONDS)),
                or(request.trials(), aa ? PlanDefaults.AA_TRIALS : PlanDefaults.TRIALS),
                or(request.seed(), PlanDefaults.SEED),
                aa);
    }

    private void check() {
        checkSetups();
        oneOf("workload", request.workload(), Workload.ids());
        between("scale", request.scale(), 1, MOST_SCALE);
        checkRate();
        oneOf("arrivals", request.arrivals(), List.of(PlanDefaults.ARRIVALS, POISSON));
        between("users", request.users(), 1, MOST_USERS);
        between("connections", request.connections(), 1, MOST_CONNECTIONS);
        between("maxInFlight", request.maxInFlight(), 1, MOST_IN_FLIGHT);
        between("timeoutSeconds", request.timeoutSeconds(), 0.1, MOST_SECONDS);
        between("poolSize", request.poolSize(), 1, MOST_POOL);
        checkLatencies();
        between("slowCallMs", request.slowCallMs(), 0, MOST_LATENCY_MS);
        between("warmupSeconds", request.warmupSeconds(), 0, MOST_SECONDS);
        between("durationSeconds", request.durationSeconds(), 1, MOST_SECONDS);
        between("trials", request.trials(), 1, MOST_TRIALS);
        checkAa();
    }

    private void checkSetups() {
        List<String> setups = request.setups();
        if (setups == null || setups.equals(List.of(ALL))) {
            return;
        }
        if (setups.isEmpty()) {
            error("setups", "must name at least one setup, or be left out");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < setups.size(); i++) {
            String field = "setups[" + i + "]";
            String setup = setups.get(i);
            if (ALL.equals(setup)) {
                error(field, "\"all\" must stand alone");
            } else if (setup == null || SessionSetup.byId(setup).isEmpty()) {
                error(field, unknown(setup, SessionSetup.ids()));
            } else if (!seen.add(setup)) {
                error(field, "is there twice: \"" + setup + "\"");
            }
        }
    }

    private void checkRate() {
        if (request.rate() != null && request.users() != null) {
            error("users", "must not be combined with rate: it is one load model or the other");
        }
        if (request.arrivals() != null && request.users() != null) {
            error("arrivals", "must not be combined with users: users have no arrivals");
        }
        if (auto(request)) {
            return;
        }
        try {
            between("rate", Double.valueOf(request.rate().strip()), 1, MOST_RATE);
        } catch (NumberFormatException e) {
            error(
                    "rate",
                    "must be a number of arrivals per second or \"auto\", not \""
                            + request.rate()
                            + "\"");
        }
    }

    private void checkLatencies() {
        List<Double> latencies = request.dbLatencyMs();
        if (latencies == null) {
            return;
        }
        if (latencies.isEmpty() || latencies.size() > MOST_CONDITIONS) {
            error(
                    "dbLatencyMs",
                    "must have 1 to " + MOST_CONDITIONS + " entries, not " + latencies.size());
        }
        Set<Double> seen = new HashSet<>();
        for (int i = 0; i < latencies.size(); i++) {
            String field = "dbLatencyMs[" + i + "]";
            Double latency = latencies.get(i);
            if (latency == null) {
                error(field, "must be a number of milliseconds");
                continue;
            }
            between(field, latency, 0, MOST_LATENCY_MS);
            // adding zero makes one of minus zero and zero
            if (!seen.add(latency + 0.0)) {
                error(field, "is there twice: " + number(latency));
            }
        }
    }

    private void checkAa() {
        if (!Boolean.TRUE.equals(request.aa())) {
            return;
        }
        int setups = setups(request).size();
        if (setups != 1) {
            error("setups", "must name exactly one setup with aa, not " + setups);
        }
        if (request.trials() != null && request.trials() < PlanDefaults.AA_TRIALS) {
            error(
                    "trials",
                    "must be at least %d with aa, half of them on either side: one trial has no spread"
                            .formatted(PlanDefaults.AA_TRIALS));
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
                            .formatted(number(least), number(most), number(number)));
        }
    }

    private void error(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    private static List<String> setups(PlanRequest request) {
        if (request.setups() == null) {
            return PlanDefaults.setups();
        }
        return request.setups().equals(List.of(ALL)) ? SessionSetup.ids() : request.setups();
    }

    private static boolean auto(PlanRequest request) {
        return request.rate() == null || request.rate().strip().equals(PlanDefaults.AUTO);
    }

    private static String unknown(String value, List<String> known) {
        return "unknown: \"%s\"; known are %s".formatted(value, String.join(", ", known));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%s", value);
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
