package dev.sessionmark.cli.terminal;

import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how far an experiment is, on standard error: a bar on a terminal, elsewhere a line for each
 * step.
 */
public final class ProgressBar implements ExperimentListener {

    private static final int BAR = 20;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean terminal;
    private final int width;
    private String lastStep = "";

    public ProgressBar(Terminal terminal) {
        this.err = terminal.err();
        this.terminal = terminal.errIsTerminal();
        this.width = this.terminal ? terminal.width() : Integer.MAX_VALUE;
    }

    @Override
    public void onProgress(Progress progress) {
        if (terminal) {
            draw(progress);
        } else if (!progress.doing().equals(lastStep)) {
            lastStep = progress.doing();
            err.printf(
                    Locale.ROOT,
                    "%3.0f %%  %s%s%n",
                    progress.fraction() * 100,
                    trial(progress),
                    progress.doing());
        }
    }

    @Override
    public void onPrepared(Preparation preparation) {
        if (!Double.isNaN(preparation.rate())) {
            note(
                    String.format(
                            Locale.ROOT,
                            "Rate: %,.0f requests/s, %s",
                            preparation.rate(),
                            preparation.rateReason()));
        }
    }

    @Override
    public void onTrial(TrialResult trial) {
        if (trial.failure() != null) {
            note("Trial %d, %s: %s".formatted(trial.number(), trial.setup(), trial.failure()));
        }
    }

    /** Removes the bar. */
    public void clear() {
        if (terminal) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    private void note(String line) {
        clear();
        err.println(line);
    }

    private void draw(Progress progress) {
        int filled = (int) Math.round(progress.fraction() * BAR);
        long left = progress.left().toSeconds();
        String line =
                String.format(
                        Locale.ROOT,
                        "[%s%s] %3.0f %%  %d:%02d left  %s%s",
                        "#".repeat(filled),
                        ".".repeat(BAR - filled),
                        progress.fraction() * 100,
                        left / 60,
                        left % 60,
                        trial(progress),
                        progress.doing());
        err.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), width - 1)));
        err.flush();
    }

    private static String trial(Progress progress) {
        return progress.trial() == 0
                ? ""
                : "trial %d of %d, ".formatted(progress.trial(), progress.trials());
    }
}
