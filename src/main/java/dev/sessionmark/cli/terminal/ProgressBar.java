package dev.sessionmark.cli.terminal;

import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Condition;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Shows how far an experiment is, on standard error: a bar on a terminal, with lines below it if
 * there are any, elsewhere a line for each step.
 */
public class ProgressBar implements ExperimentListener {

    private static final int BAR = 20;

    /** Lines of the terminal: one for the bar, one that stays free for what comes after it. */
    private static final int SPARED = 2;

    private static final String CLEAR_LINE = "\r\u001b[K";

    /** A terminal that has become narrower must not take two lines for one: they are counted. */
    private static final String WITHOUT_WRAPPING = "\u001b[?7l";

    private static final String WITH_WRAPPING = "\u001b[?7h";
    private static final Pattern SHOWN = Pattern.compile("\u001b\\[[\\d;]*m|.");
    private static final String UP = "\u001b[%dA";

    private final PrintStream err;
    private final boolean terminal;
    private final Supplier<Terminal.Size> size;
    private int width;
    private String lastStep = "";
    private String bar = "";
    private List<String> below = List.of();
    private int drawn;

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
    public void onBusyMachine(String because) {
        note(
                "This machine is busy: "
                        + because
                        + ". What they disturb is measured again or left out; better end them.");
    }

    @Override
    public void onCapacity(String label, Condition under, double requestsPerSecond) {
        // On a terminal it stands in a table below the bar.
        if (!terminal) {
            note(
                    String.format(
                            Locale.ROOT,
                            "%s carried %,.0f requests/s (%s)",
                            label,
                            requestsPerSecond,
                            under.label()));
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

    @Override
    public void onProfile(Profile profile) {
        if (profile.missingBecause() != null) {
            note("No profile (%s): %s".formatted(profile.title(), profile.missingBecause()));
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
            show("", List.of());
        }
    }

    private void note(String line) {
        clear();
        err.println(line);
        draw();
    }

    private void draw() {
        if (terminal && !below.isEmpty()) {
            Terminal.Size now = size.get();
            width = now.columns();
            show(bar, shown(now.rows() - SPARED));
        }
    }

    /**
     * Draws the bar and the lines below it over the old ones, and leaves the cursor behind the bar.
     * Clears line by line, because some terminals copy what "clear to the end of the screen"
     * removes into their scroll-back buffer.
     */
    private void show(String line, List<String> others) {
        int lines = Math.max(others.size(), drawn);
        StringBuilder drawing = new StringBuilder(CLEAR_LINE).append(WITHOUT_WRAPPING);
        for (int i = 0; i < lines; i++) {
            drawing.append('\n')
                    .append(CLEAR_LINE)
                    .append(i < others.size() ? cut(others.get(i)) : "");
        }
        if (lines > 0) {
            drawing.append(UP.formatted(lines));
        }
        drawn = others.size();
        err.print(drawing.append(WITH_WRAPPING).append('\r').append(line));
        err.flush();
    }

    /** Cuts a line to the width of the terminal, but keeps its colour codes. */
    private String cut(String line) {
        StringBuilder cut = new StringBuilder();
        int room = width;
        for (MatchResult next : SHOWN.matcher(line).results().toList()) {
            boolean colour = next.group().length() > 1;
            if (colour || room > 0) {
                cut.append(next.group());
            }
            room -= colour ? 0 : 1;
        }
        return cut.toString();
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
