package dev.sessionmark.verdict;

import dev.sessionmark.experiment.ExperimentResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Publishes what the newest complete experiment found: the verdicts as a state set (of the four
 * possible verdicts of a row one is 1, the others 0) and the p99 of the response times. A newer
 * experiment takes the place of all of it, so the number of series is that of one experiment.
 */
@ApplicationScoped
public class VerdictMeters {

    private final MultiGauge verdicts;
    private final MultiGauge p99;

    /** Sortable, so the larger is the newer. */
    private String shown = "";

    VerdictMeters(MeterRegistry registry) {
        this.verdicts =
                MultiGauge.builder("sessionmark.verdict")
                        .description("Verdicts of the newest complete experiment")
                        .register(registry);
        this.p99 =
                MultiGauge.builder("sessionmark.response.time.p99")
                        .baseUnit("seconds")
                        .description("Response times of the newest complete experiment")
                        .register(registry);
    }

    /** Shows it, unless it is incomplete or older than what is shown. */
    public synchronized void show(Comparison comparison) {
        ExperimentResult result = comparison.experiment();
        if (result.incompleteBecause() != null || result.id().compareTo(shown) < 0) {
            return;
        }
        shown = result.id();
        verdicts.register(
                comparison.rows().stream().flatMap(r -> states(r).stream()).toList(), true);
        p99.register(
                comparison.rows().stream()
                        // Too few responses have no p99, and that is no time.
                        .filter(row -> !Double.isNaN(row.load().responseQuantileMs(0.99)))
                        .map(row -> Row.of(tags(row), row.load().responseQuantileMs(0.99) / 1_000))
                        .<Row<?>>map(row -> row)
                        .toList(),
                true);
    }

    private static List<Row<?>> states(ComparisonRow row) {
        List<Row<?>> states = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            boolean is = row.judgement() != null && row.judgement().verdict() == verdict;
            states.add(
                    Row.of(
                            tags(row).and("verdict", verdict.name().toLowerCase(Locale.ROOT)),
                            is ? 1 : 0));
        }
        return states;
    }

    private static Tags tags(ComparisonRow row) {
        return Tags.of("setup", row.setup(), "condition", row.condition().id());
    }
}
