package dev.sessionmark.platform.access;

import dev.sessionmark.platform.DataFolder;
import dev.sessionmark.platform.FolderLock;
import dev.sessionmark.platform.words.Told;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The file of API tokens: a line for each, readable by its owner alone when we make it. */
public final class TokenFile {

    static final String NAME = "tokens";

    /** More than anybody hands out, and little enough to compare with each. */
    private static final int MOST_LINES = 1_000;

    private static final long MOST_BYTES = 256 * 1024;

    /** How long another program may be changing it: what it does takes milliseconds. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Set<PosixFilePermission> OWNER_ALONE =
            PosixFilePermissions.fromString("rw-------");

    /**
     * What was read.
     *
     * @param tokens the lines that can be read
     * @param wrong what is wrong with each one that cannot; empty when all can
     */
    public record Content(List<Token> tokens, List<String> wrong) {}

    private final Path path;
    private final Duration longestWait;

    public TokenFile(Path path) {
        this(path, LONGEST_WAIT);
    }

    TokenFile(Path path, Duration longestWait) {
        this.path = path;
        this.longestWait = longestWait;
    }

    public static TokenFile at(Optional<Path> configured) {
        return new TokenFile(configured.orElseGet(() -> DataFolder.resolve().resolve(NAME)));
    }

    public Path path() {
        return path;
    }

    /** Reads it; a file that is not there has no tokens. */
    Content read() throws IOException {
        try {
            return content(lines());
        } catch (IllegalArgumentException e) {
            return new Content(List.of(), List.of(e.getMessage()));
        }
    }

    /**
     * The same for people.
     *
     * @throws IllegalArgumentException when it cannot be read at all; names it
     */
    public Content content() {
        try {
            return content(lines());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot read the tokens in %s (%s)".formatted(path, Told.by(e)), e);
        }
    }

    private Content content(List<String> lines) {
        List<Token> tokens = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_LINES, lines.size()); i++) {
            String line = lines.get(i);
            if (isNoToken(line)) {
                continue;
            }
            try {
                tokens.add(Token.parse(line));
            } catch (IllegalArgumentException e) {
                wrong.add("%s, line %d: %s".formatted(path, i + 1, e.getMessage()));
            }
        }
        if (lines.size() > MOST_LINES) {
            wrong.add(
                    "%s has more than %,d lines: the others are not read"
                            .formatted(path, MOST_LINES));
        }
        return new Content(List.copyOf(tokens), List.copyOf(wrong));
    }

    private static boolean isNoToken(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private List<String> lines() throws IOException {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new IllegalArgumentException(path + " is too large for tokens");
            }
            return Files.readAllLines(path);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(path + " is no text", e);
        }
    }

    /**
     * All tokens, for a service that is about to start.
     *
     * @throws IllegalArgumentException when it or a line cannot be read; names it
     */
    public List<Token> list() {
        Content content = content();
        if (!content.wrong().isEmpty()) {
            throw new IllegalArgumentException(content.wrong().getFirst());
        }
        return content.tokens();
    }

    /**
     * Adds one.
     *
     * @return what is wrong with other lines, which stay as they are
     * @throws IllegalArgumentException when its name is taken, or the file cannot be changed
     */
    public List<String> add(Token token) {
        return change(
                lines -> {
                    if (named(lines, token.name()).findAny().isPresent()) {
                        throw new IllegalArgumentException(
                                "there is a token named " + token.name() + " already");
                    }
                    if (lines.size() >= MOST_LINES) {
                        throw new IllegalArgumentException(
                                "%s has %,d lines, which is the most that are read"
                                        .formatted(path, lines.size()));
                    }
                    List<String> more = new ArrayList<>(lines);
                    more.add(token.line());
                    return more;
                });
    }

    /**
     * Removes one.
     *
     * @return what is wrong with other lines, which stay as they are
     * @throws IllegalArgumentException when there is none of this name, or the file cannot be
     *     changed
     */
    public List<String> remove(String name) {
        return change(
                lines -> {
                    List<String> less = new ArrayList<>(lines);
                    if (!less.removeAll(named(lines, name).toList())) {
                        throw new IllegalArgumentException("there is no token named " + name);
                    }
                    return less;
                });
    }

    /** The lines of that token; what cannot be read is nobody's. */
    private static Stream<String> named(List<String> lines, String name) {
        return lines.stream().filter(line -> !isNoToken(line)).filter(line -> isNamed(line, name));
    }

    private static boolean isNamed(String line, String name) {
        try {
            return Token.parse(line).name().equals(name);
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    /** One writer at a time, and a reader sees the file before or after, never in between. */
    private List<String> change(UnaryOperator<List<String>> change) {
        Path folder = path.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            try (FolderLock held = FolderLock.acquire(lockFile(), longestWait)) {
                List<String> changed = change.apply(lines());
                // Made by Java for its owner alone.
                Path fresh = Files.createTempFile(folder, "tokens-", ".new");
                try {
                    Files.write(fresh, changed);
                    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(fresh);
                }
                return content(changed).wrong();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot change the tokens in %s (%s)".formatted(path, Told.by(e)), e);
        }
    }

    /** Where somebody has made it readable for everybody, it is not from here on. */
    private Path lockFile() throws IOException {
        Path file = path.resolveSibling(path.getFileName() + ".lock");
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IllegalArgumentException(file + " is no plain file; remove it");
            }
            if (!Files.getPosixFilePermissions(file).equals(OWNER_ALONE)) {
                Files.setPosixFilePermissions(file, OWNER_ALONE);
            }
        }
        return file;
    }
}
