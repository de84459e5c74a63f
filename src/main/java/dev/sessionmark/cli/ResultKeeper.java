package dev.sessionmark.cli;

import dev.sessionmark.cli.terminal.Interrupts;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.Description;
import dev.sessionmark.history.keep.PatientWriter;
import dev.sessionmark.history.keep.PatientWriter.UnwrittenException;
import dev.sessionmark.history.keep.UnkeptExperiments;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Keeps the result of a command: in a file first, so that nothing that ends the program loses it,
 * then in the history, which is waited for within a bound. The file goes when the history has it.
 */
public final class ResultKeeper {

    /** Somebody waits at a terminal; a server that is started anew is back by then. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Whoever has sent a signal wants the program to end, and may soon end it by force. */
    static final Duration PATIENCE_AFTER_SIGNAL = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final BlockingHistory history;
    private final UnkeptExperiments unkept;
    private final BooleanSupplier interrupted;
    private final PrintStream err;
    private final LongSupplier nanoTime;
    private final Predicate<Duration> pause;
    private Optional<Path> file = Optional.empty();

    /**
     * @param interrupts how long the history is waited for depends on it
     * @param err hears what does not go well
     */
    public ResultKeeper(
            BlockingHistory history,
            UnkeptExperiments unkept,
            Interrupts interrupts,
            PrintStream err) {
        this(history, unkept, interrupts, err, System::nanoTime, interrupts::comesWithin);
    }

    ResultKeeper(
            BlockingHistory history,
            UnkeptExperiments unkept,
            BooleanSupplier interrupted,
            PrintStream err,
            LongSupplier nanoTime,
            Predicate<Duration> pause) {
        this.history = history;
        this.unkept = unkept;
        this.interrupted = interrupted;
        this.err = err;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /** As soon as it is measured. Where it cannot be done the history may still take it. */
    public void setAside(ExperimentResult result, List<Profile> profiles, String label) {
        try {
            file = unkept.setAside(result, profiles, label);
        } catch (IOException | RuntimeException e) {
            file = Optional.empty();
        }
    }

    /** After it was printed: a history that cannot be written must not cost anybody the result. */
    public void keep(ExperimentResult result, List<Profile> profiles, String label) {
        PatientWriter writer = writer();
        try {
            writer.write("the result", () -> history.keep(store -> store.save(result)));
            for (Profile profile : profiles) {
                keep(writer, result.id(), profile);
            }
        } catch (UnwrittenException e) {
            warn(e.getMessage() + whereItIs());
            return;
        } catch (RuntimeException e) {
            warn("the result is not kept in the history: " + e.getMessage() + whereItIs());
            return;
        }
        if (label != null && !labelled(result.id(), label)) {
            return;
        }
        try {
            file.ifPresent(unkept::kept);
        } catch (RuntimeException e) {
            warn("the result is kept, but " + file.orElseThrow() + " cannot be removed");
        }
    }

    private void keep(PatientWriter writer, String id, Profile profile) {
        try {
            writer.write(profile.name(), () -> history.profile(id, profile));
        } catch (UnwrittenException e) {
            throw e;
        } catch (RuntimeException e) {
            warn(
                    "the result is kept as %s, but without %s: %s"
                            .formatted(id, profile.name(), e.getMessage()));
        }
    }

    private boolean labelled(String id, String label) {
        try {
            history.await(store -> store.describe(id, new Description(label, null)));
            return true;
        } catch (RuntimeException e) {
            warn(
                    "the result is kept as %s, but without its label: %s"
                            .formatted(id, e.getMessage()));
            return false;
        }
    }

    private PatientWriter writer() {
        boolean before = interrupted.getAsBoolean();
        Duration patience = before ? PATIENCE_AFTER_SIGNAL : PATIENCE;
        return new PatientWriter(
                patience,
                LONGEST_PAUSE,
                nanoTime,
                // One that comes while it is being tried ends the wait, too.
                wait -> pause.test(wait) || (!before && interrupted.getAsBoolean()),
                new PatientWriter.Told() {
                    @Override
                    public void waits(String what, RuntimeException because) {
                        err.printf(
                                "sessionmark: the history does not take the result yet (%s);"
                                        + " trying for %d s%s%n",
                                UnwrittenException.why(because),
                                patience.toSeconds(),
                                file.map(path -> "; Ctrl-C leaves it in " + path).orElse(""));
                    }

                    @Override
                    public void written() {
                        err.println("sessionmark: the history has taken the result");
                    }

                    @Override
                    public void refused(String what, RuntimeException because) {
                        // Said where it is caught.
                    }
                });
    }

    private String whereItIs() {
        return file.map(
                        path ->
                                "; the result is in "
                                        + path
                                        + ", and goes into the history with the next sessionmark"
                                        + " history, show or serve")
                .orElse("; the result is not kept");
    }

    private void warn(String what) {
        err.println("sessionmark: warning: " + what);
    }
}
