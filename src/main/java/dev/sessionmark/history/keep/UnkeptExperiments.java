package dev.sessionmark.history.keep;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.Description;
import dev.sessionmark.history.keep.PatientWriter.UnwrittenException;
import dev.sessionmark.history.keep.UnkeptFolder.Unkept;
import dev.sessionmark.platform.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Experiments of the terminal that the history has not taken yet: each lies in a file of the data
 * folder until it has. Whoever uses the history next takes it up.
 */
@ApplicationScoped
public class UnkeptExperiments {

    /** Which history this process uses: its address without a password; empty for none to last. */
    public static final String HISTORY = "sessionmark.history.name";

    private static final String FOLDER = "unkept";

    private final BlockingHistory history;
    private final String name;
    private final Supplier<UnkeptFolder> folder;

    @Inject
    UnkeptExperiments(
            BlockingHistory history, @ConfigProperty(name = HISTORY) Optional<String> name) {
        this(history, name.orElse(""), UnkeptExperiments::folder);
    }

    public UnkeptExperiments(BlockingHistory history, String name, Path folder) {
        this(history, name, () -> new UnkeptFolder(folder));
    }

    private UnkeptExperiments(BlockingHistory history, String name, Supplier<UnkeptFolder> folder) {
        this.history = history;
        this.name = name;
        this.folder = folder;
    }

    private static UnkeptFolder folder() {
        return new UnkeptFolder(DataFolder.resolve().resolve(FOLDER));
    }

    /**
     * Writes an experiment to a file, to be taken up should it not be kept otherwise.
     *
     * @param label what it is to be called; null without a name
     * @return the file; empty where the history is not meant to last
     * @throws IOException when it cannot be written
     */
    public Optional<Path> setAside(ExperimentResult result, List<Profile> profiles, String label)
            throws IOException {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                folder.get().write(new Unkept(name, label, result, List.copyOf(profiles))));
    }

    public void kept(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Has this history take those that are meant for it.
     *
     * @param told a sentence for each
     */
    public void takeUp(Consumer<String> told) {
        if (name.isEmpty()) {
            return;
        }
        UnkeptFolder files = folder.get();
        try {
            files.files().forEach(file -> takeUp(files, file, told));
        } catch (UncheckedIOException e) {
            told.accept(
                    "what was measured while the history was away cannot be read: "
                            + e.getCause().getMessage());
        }
    }

    private void takeUp(UnkeptFolder files, Path file, Consumer<String> told) {
        try {
            Unkept unkept = files.read(file);
            if (!name.equals(unkept.history())) {
                return;
            }
            String id = unkept.result().id();
            history.keep(store -> store.save(unkept.result()));
            for (Profile profile : unkept.profiles()) {
                history.profile(id, profile);
            }
            if (unkept.label() != null) {
                Description description = new Description(unkept.label(), null);
                history.await(store -> store.describe(id, description));
            }
            kept(file);
            told.accept("%s, measured while the history was away, is kept now".formatted(id));
        } catch (RuntimeException e) {
            told.accept(
                    "%s is not in the history yet: %s".formatted(file, UnwrittenException.why(e)));
        }
    }
}
