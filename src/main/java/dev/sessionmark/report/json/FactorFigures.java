package dev.sessionmark.report.json;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The value of every factor as a field of its own, null where it is not known. */
public final class FactorFigures {

    private FactorFigures() {}

    /** All factors of a condition, varied or not, but for a rate that the program has chosen. */
    static Map<String, BigDecimal> of(Condition condition, ExperimentPlan plan) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        for (Factor factor : Factors.ALL) {
            figures.put(factor.figure(), figure(factor, plan.value(factor, condition)));
        }
        return figures;
    }

    /** The same with the rate that the program has chosen. */
    public static Map<String, BigDecimal> of(Condition condition, ExperimentResult experiment) {
        Map<String, BigDecimal> figures = of(condition, experiment.plan());
        double chosen = experiment.preparation() == null ? 0 : experiment.preparation().rate();
        if (experiment.plan().choosesRate() && chosen != 0) {
            figures.put(Factors.RATE.figure(), Figures.rounded(chosen));
        }
        return figures;
    }

    /** Those of one arm: what a service that ran already was started with nobody knows. */
    static Map<String, BigDecimal> of(
            String arm, Condition condition, ExperimentResult experiment) {
        Map<String, BigDecimal> figures = of(condition, experiment);
        if (experiment.plan().isTarget(arm)) {
            ofScope(Factor.Scope.PROCESS).forEach(name -> figures.put(name, null));
        }
        return figures;
    }

    static Map<String, BigDecimal> ofProcess(String arm, Condition process, ExperimentPlan plan) {
        Map<String, BigDecimal> figures = of(process, plan);
        ofScope(Factor.Scope.WINDOW).forEach(figures::remove);
        if (plan.isTarget(arm)) {
            figures.replaceAll((name, known) -> null);
        }
        return figures;
    }

    private static List<String> ofScope(Factor.Scope scope) {
        return Factors.ALL.stream()
                .filter(factor -> factor.scope() == scope)
                .map(Factor::figure)
                .toList();
    }

    private static BigDecimal figure(Factor factor, Double value) {
        if (value == null) {
            return null;
        }
        return factor.kind() == Factor.Kind.COUNT
                ? BigDecimal.valueOf(value.intValue())
                : Figures.rounded(value);
    }
}
