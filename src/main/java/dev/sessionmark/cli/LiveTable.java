package dev.sessionmark.cli;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.report.RenderOptions;
import dev.sessionmark.report.TableReport;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Judge;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The table of what is measured so far, under the progress bar: judged and drawn anew when a trial
 * has ended, while nothing is measured. Before the first one, what each setup carries as soon as
 * that is known. A row that waits for more trials says how many it has.
 */
final class LiveTable implements ExperimentListener {

    private final String id;
    private final ExperimentPlan plan;
    private final Judge judge;
    private final ExperimentListener bar;
    private final Consumer<List<String>> below;
    private final Supplier<RenderOptions> options;
    private final Instant startedAt = Clock.systemUTC().instant();
    private final SortedMap<Integer, TrialResult> trials = new TreeMap<>();
    private int ended;
    private final List<String> capacities = new ArrayList<>();
    private Environment environment;
    private Preparation preparation;
    private boolean drawing = true;

    /** How many trials there will be, as far as is known. */
    private int expected = Integer.MAX_VALUE;

    /**
     * @param bar told of everything
     * @param below takes the lines that stand under it
     * @param options asked for each drawing: a terminal may have another size by then
     */
    LiveTable(
            String id,
            ExperimentPlan plan,
            Judge judge,
            ExperimentListener bar,
            Consumer<List<String>> below,
            Supplier<RenderOptions> options) {
        this.id = id;
        this.plan = plan;
        this.judge = judge;
        this.bar = bar;
        this.below = below;
        this.options = options;
    }

    @Override
    public void onProgress(Progress progress) {
        expected = progress.trials();
        bar.onProgress(progress);
    }

    @Override
    public void onEnvironment(Environment here) {
        environment = here;
        bar.onEnvironment(here);
    }

    @Override
    public void onBusyMachine(String because) {
        bar.onBusyMachine(because);
    }

    @Override
    public void onCapacity(String label, Condition under, double requestsPerSecond) {
        bar.onCapacity(label, under, requestsPerSecond);
        capacities.add(
                String.format(Locale.ROOT, "%-28s%,7.0f requests/s", label, requestsPerSecond));
        if (drawing) {
            List<String> lines = new ArrayList<>();
            lines.add("What each carries at most, %s, to choose the rate".formatted(under.label()));
            lines.addAll(capacities);
            below.accept(lines);
        }
    }

    @Override
    public void onPrepared(Preparation prepared) {
        preparation = prepared;
        bar.onPrepared(prepared);
    }

    @Override
    public void onTrialsSoFar(List<TrialResult> soFar) {
        soFar.forEach(trial -> trials.put(trial.number(), trial));
        if (drawing) {
            draw();
        }
    }

    @Override
    public void onTrial(TrialResult trial) {
        trials.put(trial.number(), trial);
        bar.onTrial(trial);
        // After the last one the table that stays is printed.
        if (drawing && ++ended < expected) {
            draw();
        }
    }

    @Override
    public void onProfile(Profile profile) {
        bar.onProfile(profile);
    }

    /** Whatever becomes of the drawing, the measuring goes on. */
    private void draw() {
        try {
            below.accept(new TableReport(options.get()).tables(soFar()));
        } catch (RuntimeException e) {
            drawing = false;
            Log.warnf(e, "The table of what is measured so far cannot be drawn");
        }
    }

    private Comparison soFar() {
        Comparison comparison =
                judge.judge(
                        new ExperimentResult(
                                id,
                                plan,
                                environment,
                                preparation,
                                startedAt,
                                Clock.systemUTC().instant(),
                                List.copyOf(trials.values()),
                                ExperimentResult.NOT_FINISHED));
        return comparison.with(
                comparison.rows().stream().map(this::marked).toList(), comparison.findings());
    }

    private ComparisonRow marked(ComparisonRow row) {
        long ended =
                trials.values().stream()
                        .filter(trial -> trial.setup().equals(row.setup()))
                        .filter(trial -> trial.process().equals(row.condition().ofProcess()))
                        .count();
        return ended >= plan.trials()
                ? row
                : new ComparisonRow(
                        "%s %d/%d".formatted(row.setup(), ended, plan.trials()),
                        row.connectionType(),
                        row.condition(),
                        row.windows(),
                        row.load(),
                        row.sut(),
                        row.invalidBecause(),
                        row.judgement());
    }
}
