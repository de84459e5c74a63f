package dev.sessionmark.cli.keep;

import dev.sessionmark.history.keep.PatientWriter.UnwrittenException;
import dev.sessionmark.history.keep.UnkeptExperiments;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** Has the history take what it could not take when it was measured, and says so. */
public final class TakenUp {

    private TakenUp() {}

    /**
     * Takes it up.
     *
     * @param told a sentence for each experiment
     */
    public static void by(UnkeptExperiments unkept, Consumer<String> told) {
        List<UnkeptExperiments.TakenUp> all;
        try {
            all = unkept.takeUp();
        } catch (UncheckedIOException e) {
            told.accept(
                    "what was measured while the history was away cannot be read: "
                            + e.getCause().getMessage());
            return;
        }
        for (UnkeptExperiments.TakenUp one : all) {
            told.accept(
                    one.failure() == null
                            ? "%s, measured while the history was away, is kept now"
                                    .formatted(one.id())
                            : "%s is not in the history yet: %s"
                                    .formatted(one.file(), UnwrittenException.why(one.failure())));
        }
    }
}
