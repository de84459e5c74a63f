package dev.sessionmark.api;

import dev.sessionmark.setup.SessionSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Java sources of the setups, which the build puts on the class path. */
final class SetupSources {

    private static final String FOLDER = "setup-source/";

    private SetupSources() {}

    /** The source of a setup; empty when the build left it out. */
    static Optional<String> of(SessionSetup setup) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream source = loader.getResourceAsStream(FOLDER + fileName(setup.id()))) {
            return source == null
                    ? Optional.empty()
                    : Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The source of " + setup.id() + " cannot be read", e);
        }
    }

    /** {@code reactive-session} is found in {@code ReactiveSession.java}. */
    static String fileName(String id) {
        return Arrays.stream(id.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "", ".java"));
    }
}
