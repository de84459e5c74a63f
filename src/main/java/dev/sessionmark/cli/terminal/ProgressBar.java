package dev.sessionmark.cli.terminal;

import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Shows how far an experiment is, on standard error: a bar on a terminal, with lines below it if
 * there are any, elsewhere a line for each step.
 */
public final class ProgressBar implements ExperimentListener {

    private static final int BAR = 20;

    /** Lines of the terminal: one for the bar, one that stays free for what comes after it. */
    private static final int SPARED = 2;

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String CLEAR_BELOW = "\r\u001b[J";

    /** What is too long for the terminal must not take a second line of it: lines are counted. */
    private static final String WITHOUT_WRAPPING = "\u001b[?7l";

    private static final String WITH_WRAPPING = "\u001b[?7h";
    private static final String UP = "\u001b[%dA";

    private final PrintStream err;
    private final boolean terminal;
    private final Supplier<Terminal.Size> size;
    private int width;
    private String lastStep = "";
    private String bar = "";
    private List<String> below = List.of();

    public ProgressBar(Terminal terminal) {
        this(terminal.err(), terminal.errIsTerminal(), terminal::size);
    }

    ProgressBar(PrintStream err, boolean terminal, Supplier<Terminal.Size> size) {
        this.err = err;
        this.terminal = terminal;
        this.size = size;
        this.width = terminal ? size.get().columns() : Integer.MAX_VALUE;
    }

    @Override
    public void onProgress(Progress progress) {
        if (terminal) {
            bar = bar(progress);
            err.print(CLEAR_LINE + bar);
            err.flush();
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

    /**
     * What stands under the bar from now on, as far as there is room; nowhere but on a terminal.
     *
     * @param lines none of them with a line feed
     */
    public void below(List<String> lines) {
        below = List.copyOf(lines);
        draw();
    }

    /** Removes the bar, and what is below it. */
    public void clear() {
        if (terminal) {
            err.print(CLEAR_BELOW);
            err.flush();
        }
    }

    private void note(String line) {
        clear();
        err.println(line);
        draw();
    }

    /** The bar and what is below it, the cursor at the end of the bar. */
    private void draw() {
        if (!terminal || below.isEmpty()) {
            return;
        }
        Terminal.Size now = size.get();
        width = now.columns();
        List<String> shown = shown(now.rows() - SPARED);
        StringBuilder drawing = new StringBuilder(CLEAR_BELOW).append(WITHOUT_WRAPPING);
        shown.forEach(line -> drawing.append('\n').append(line));
        drawing.append(UP.formatted(shown.size())).append(WITH_WRAPPING);
        err.print(drawing.append('\r').append(bar));
        err.flush();
    }

    private List<String> shown(int room) {
        if (below.size() <= room) {
            return below;
        }
        List<String> shown = new ArrayList<>(below.subList(0, Math.max(0, room - 1)));
        shown.add("... %d lines more".formatted(below.size() - shown.size()));
        return shown;
    }

    private String bar(Progress progress) {
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
        return line.substring(0, Math.min(line.length(), width - 1));
    }

    private static String trial(Progress progress) {
        return progress.trial() == 0
                ? ""
                : "trial %d of %d, ".formatted(progress.trial(), progress.trials());
    }
}
