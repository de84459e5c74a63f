package dev.sessionmark.platform.access;

import dev.sessionmark.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The file of API tokens: a line for each, readable by its owner alone when we make it. */
public final class TokenFile {

    /** Its name in the data folder. */
    static final String NAME = "tokens";

    /** More than anybody hands out, and little enough to compare with each. */
    private static final int MOST_LINES = 1_000;

    private static final long MOST_BYTES = 256 * 1024;

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * What was read.
     *
     * @param tokens the lines that can be read
     * @param wrong what is wrong with the first one that cannot; empty when all can
     */
    record Content(List<Token> tokens, Optional<String> wrong) {}

    private final Path path;

    public TokenFile(Path path) {
        this.path = path;
    }

    /** The configured one, or that of the data folder. */
    public static TokenFile at(Optional<Path> configured) {
        return new TokenFile(configured.orElseGet(() -> DataFolder.resolve().resolve(NAME)));
    }

    public Path path() {
        return path;
    }

    /** Reads it; a file that is not there has no tokens. */
    Content read() throws IOException {
        List<String> lines;
        try {
            if (Files.size(path) > MOST_BYTES) {
                return new Content(List.of(), Optional.of(path + " is too large for tokens"));
            }
            lines = Files.readAllLines(path);
        } catch (NoSuchFileException none) {
            return new Content(List.of(), Optional.empty());
        } catch (CharacterCodingException e) {
            return new Content(List.of(), Optional.of(path + " is no text"));
        }
        List<Token> tokens = new ArrayList<>();
        Optional<String> wrong = Optional.empty();
        for (int i = 0; i < Math.min(MOST_LINES, lines.size()); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                tokens.add(Token.parse(line));
            } catch (IllegalArgumentException e) {
                if (wrong.isEmpty()) {
                    wrong = Optional.of("%s, line %d: %s".formatted(path, i + 1, e.getMessage()));
                }
            }
        }
        return new Content(List.copyOf(tokens), wrong);
    }

    /**
     * All tokens.
     *
     * @throws IllegalArgumentException when it or a line cannot be read; names it
     */
    public List<Token> list() {
        try {
            Content content = read();
            content.wrong()
                    .ifPresent(
                            wrong -> {
                                throw new IllegalArgumentException(wrong);
                            });
            return content.tokens();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot read the tokens in %s (%s)".formatted(path, reason(e)), e);
        }
    }

    private static String reason(IOException problem) {
        return problem instanceof AccessDeniedException
                ? "permission denied"
                : String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Adds one.
     *
     * @throws IllegalArgumentException when its name is taken
     */
    public void add(Token token) {
        change(
                tokens -> {
                    if (tokens.stream().anyMatch(one -> one.name().equals(token.name()))) {
                        throw new IllegalArgumentException(
                                "there is a token named " + token.name() + " already");
                    }
                    List<Token> more = new ArrayList<>(tokens);
                    more.add(token);
                    return more;
                });
    }

    /** Removes one; false when there is none of this name. */
    public boolean remove(String name) {
        int before = list().size();
        change(tokens -> tokens.stream().filter(one -> !one.name().equals(name)).toList());
        return list().size() < before;
    }

    /** One writer at a time, and a reader sees the file before or after, never in between. */
    private void change(UnaryOperator<List<Token>> change) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path lock = path.resolveSibling(path.getFileName() + ".lock");
            try (FileChannel channel =
                    FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                List<String> lines = change.apply(list()).stream().map(Token::line).toList();
                Path fresh =
                        Files.createTempFile(
                                path.toAbsolutePath().getParent(), "tokens-", ".new", PRIVATE);
                Files.write(fresh, lines);
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
