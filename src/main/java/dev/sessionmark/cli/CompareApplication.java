package dev.sessionmark.cli;

import dev.sessionmark.cli.options.GateOptions;
import dev.sessionmark.cli.options.KeepingOptions;
import dev.sessionmark.cli.options.OutputOptions;
import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.cli.terminal.Interrupts;
import dev.sessionmark.cli.terminal.ProgressBar;
import dev.sessionmark.cli.terminal.Terminal;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.experiment.ExperimentIds;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.keep.UnkeptExperiments;
import dev.sessionmark.platform.connection.StorableText;
import dev.sessionmark.report.RenderOptions;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Judge;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

public class CompareApplication implements QuarkusApplication {

    private static final AtomicReference<Request> REQUEST = new AtomicReference<>();

    private final ExperimentEngine engine;
    private final Judge judge;
    private final BlockingHistory history;
    private final UnkeptExperiments unkept;
    private final StorableText texts;
    private final Terminal terminal = new Terminal();

    CompareApplication(
            ExperimentEngine engine,
            BlockingHistory history,
            UnkeptExperiments unkept,
            Judge judge,
            StorableText texts) {
        this.engine = engine;
        this.history = history;
        this.unkept = unkept;
        this.texts = texts;
        this.judge = judge;
    }

    record Request(
            ExperimentPlan plan,
            OutputOptions output,
            KeepingOptions keeping,
            GateOptions gate,
            Interrupts interrupts) {}

    static void prepare(Request request) {
        REQUEST.set(request);
    }

    @Override
    public int run(String... arguments) {
        Request request = REQUEST.get();
        String notStorable = texts.problem(request.keeping().label());
        if (notStorable != null) {
            terminal.err()
                    .println("sessionmark: --label " + notStorable + "; nothing was measured");
            return ExitCode.USAGE;
        }
        Interrupts interrupts = request.interrupts();
        interrupts.listen();
        if (interrupts.getAsBoolean()) {
            return interrupts.exitCode();
        }
        List<Profile> profiles = new ArrayList<>();
        ProgressBar progress =
                new ProgressBar(terminal) {
                    @Override
                    public void onProfile(Profile profile) {
                        super.onProfile(profile);
                        profiles.add(profile); // no part of the result
                    }
                };
        String id = ExperimentIds.next(Clock.systemUTC());
        ExperimentResult result;
        try {
            result =
                    engine.run(
                            id,
                            request.plan(),
                            terminal.errIsTerminal()
                                    ? new LiveTable(
                                            id,
                                            request.plan(),
                                            judge,
                                            progress,
                                            progress::below,
                                            this::onErr)
                                    : progress,
                            interrupts);
        } catch (RuntimeException e) {
            progress.clear();
            terminal.err().println("sessionmark: " + e.getMessage());
            return ExitCode.USAGE;
        }
        progress.clear();
        String label = request.keeping().label();
        ResultKeeper keeper = new ResultKeeper(history, unkept, interrupts, terminal.err());
        keeper.setAside(result, profiles, label);
        Comparison comparison = judge.judge(result);
        try {
            request.output().write(comparison, profiles.stream(), terminal);
        } catch (UserException e) {
            terminal.err().println("sessionmark: " + e.getMessage());
            keeper.keep(result, profiles, label);
            return interrupts.getAsBoolean() ? interrupts.exitCode() : ExitCode.USAGE;
        }
        keeper.keep(result, profiles, label);
        return exitCode(request, comparison, interrupts);
    }

    private RenderOptions onErr() {
        return new RenderOptions(terminal.errColour(), terminal.width());
    }

    private static String nothingValid(Comparison comparison) {
        return comparison.nothingValid()
                ? comparison.findings().getFirst().sentence()
                : "no measurement is valid";
    }

    private int exitCode(Request request, Comparison comparison, Interrupts interrupts) {
        if (interrupts.getAsBoolean()) {
            return interrupts.exitCode();
        }
        if (comparison.rows().stream().noneMatch(ComparisonRow::valid)) {
            terminal.err().println("sessionmark: " + nothingValid(comparison));
            return ExitCode.NOTHING_VALID;
        }
        List<String> failures = request.gate().failures(comparison);
        failures.forEach(failure -> terminal.err().println("Gate failed: " + failure));
        return failures.isEmpty() ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }
}
