package dev.sessionmark.page;

import dev.sessionmark.experiment.PlanDefaults;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.workload.Workload;
import io.quarkus.qute.TemplateData;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** What the form of a plan offers, with the defaults that every way in shares. */
@Named("planForm")
@Singleton
@TemplateData(target = SessionSetup.class)
@TemplateData(target = Workload.class)
public class PlanForm {

    /** All setups, in the order of the table. */
    public List<SessionSetup> setups() {
        return List.of(SessionSetup.values());
    }

    /** All workloads. */
    public List<Workload> workloads() {
        return List.of(Workload.values());
    }

    /** The workload measured unless told otherwise. */
    public String workload() {
        return PlanDefaults.WORKLOAD;
    }

    /** Added round trips in ms, as people write them. */
    public String distances() {
        return String.join(", ", Factors.DB_LATENCY.usual().stream().map(Factor::plain).toList());
    }

    /** Database connections. */
    public int poolSize() {
        return Factors.POOL_SIZE.usual().getFirst().intValue();
    }

    /** Repeats of each setup. */
    public int trials() {
        return PlanDefaults.TRIALS;
    }

    /** Bound on a warm-up. */
    public String warmupSeconds() {
        return plain(PlanDefaults.WARMUP_SECONDS);
    }

    /** Length of a window. */
    public String durationSeconds() {
        return plain(PlanDefaults.DURATION_SECONDS);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
