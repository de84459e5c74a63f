package dev.sessionmark.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sessionmark.experiment.PlanDefaults;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.workload.Workload;
import io.quarkus.qute.TemplateData;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** What the form of a plan offers, with the defaults that every way in shares. */
@Named("planForm")
@Singleton
@TemplateData(target = SessionSetup.class)
@TemplateData(target = Workload.class)
public class PlanForm {

    /** Those have fields with words of their own. */
    private static final Set<Factor> WORDED =
            Set.of(Factors.DB_LATENCY, Factors.POOL_SIZE, Factors.RATE, Factors.USERS);

    /** Stands for a value where a text is made of one. */
    private static final int ANY = 7;

    private static final String REGISTER = register();

    @TemplateData
    public record FactorField(String field, String label, String hint) {

        static FactorField of(Factor factor) {
            String axis = factor.axis();
            return new FactorField(
                    factor.field(),
                    Character.toUpperCase(axis.charAt(0)) + axis.substring(1),
                    factor.description());
        }
    }

    public List<FactorField> otherFactors() {
        return Factors.ALL.stream()
                .filter(factor -> !WORDED.contains(factor))
                .map(FactorField::of)
                .toList();
    }

    public String factors() {
        return REGISTER;
    }

    private static String register() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Factor factor : Factors.ALL) {
            all.addObject()
                    .put("field", factor.field())
                    .put("name", factor.figure())
                    .put("option", factor.option())
                    .put("time", factor.kind() == Factor.Kind.TIME)
                    .put("whole", factor.kind() == Factor.Kind.COUNT)
                    .put("least", factor.least())
                    .put("most", factor.most())
                    .put("named", factor.alwaysNamed())
                    .put("process", factor.scope() == Factor.Scope.PROCESS)
                    .put("harder", factor.largerIsHarder() ? 1 : -1)
                    .put("axis", factor.axis())
                    .put("short", factor.shortLabel(ANY).replace(Integer.toString(ANY), "{}"))
                    .put("none", factor.shortLabel(0))
                    .put("one", factor.shortLabel(1));
        }
        return all.toString();
    }

    public List<SessionSetup> setups() {
        return List.of(SessionSetup.values());
    }

    public List<Workload> workloads() {
        return List.of(Workload.values());
    }

    public String workload() {
        return PlanDefaults.WORKLOAD;
    }

    public String distances() {
        return String.join(", ", Factors.DB_LATENCY.usual().stream().map(Factor::plain).toList());
    }

    public int poolSize() {
        return Factors.POOL_SIZE.usual().getFirst().intValue();
    }

    public int trials() {
        return PlanDefaults.TRIALS;
    }

    public String warmupSeconds() {
        return plain(PlanDefaults.WARMUP_SECONDS);
    }

    public String durationSeconds() {
        return plain(PlanDefaults.DURATION_SECONDS);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
