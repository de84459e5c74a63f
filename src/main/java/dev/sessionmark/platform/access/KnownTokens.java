package dev.sessionmark.platform.access;

import dev.sessionmark.platform.words.Told;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The tokens as the file has them, which is looked at again at most once a second, and only while
 * somebody asks. A token that is gone from it is refused, also when the file is gone or broken.
 */
final class KnownTokens {

    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    /** Broken lines that are named at once. */
    private static final int MOST_TOLD = 5;

    /** Tells one content of the file from the next; a mounted secret changes as a whole. */
    private record Stamp(Object key, long modified, long size) {}

    /** Of a file that could not be read: whatever is found next is another. */
    private static final Stamp UNREADABLE = new Stamp(null, -1, -1);

    private final TokenFile file;
    private final LongSupplier nanoTime;
    private final AtomicLong lookedAt = new AtomicLong();
    private volatile Stamp stamp;
    private volatile List<Token> tokens = List.of();
    private volatile boolean configured;
    private volatile String lastWrong = "";

    KnownTokens(TokenFile file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads the file for the first time.
     *
     * @throws IllegalArgumentException when it or a line cannot be read; names it
     */
    void start() {
        configured = stampNow() != null;
        tokens = file.list();
        stamp = stampNow();
        lookedAt.set(nanoTime.getAsLong());
    }

    /** Whether there is, or has been since the start, a file: then it is enforced to the end. */
    boolean configured() {
        look();
        return configured;
    }

    /**
     * The token that this is, expired or not. Every hash is compared in full: the time it takes
     * says nothing.
     */
    Optional<Token> find(String secret) {
        look();
        byte[] hash = Token.hash(secret);
        Token found = null;
        for (Token token : tokens) {
            if (MessageDigest.isEqual(token.hash(), hash)) {
                found = token;
            }
        }
        return Optional.ofNullable(found);
    }

    /** On an event loop too: a local file's date, and a few kilobytes when it has changed. */
    private void look() {
        long last = lookedAt.get();
        long now = nanoTime.getAsLong();
        if (now - last < LOOK_AGAIN_NANOS || !lookedAt.compareAndSet(last, now)) {
            return;
        }
        Stamp found = stampNow();
        if (Objects.equals(found, stamp) && found != UNREADABLE) {
            return;
        }
        configured |= found != null;
        try {
            TokenFile.Content content = file.read();
            tokens = content.tokens();
            complain(String.join("; ", content.wrong().stream().limit(MOST_TOLD).toList()));
            stamp = found;
        } catch (IOException e) {
            tokens = List.of();
            complain("cannot read the tokens: " + Told.by(e));
            // The same file may be readable again a second later.
            stamp = UNREADABLE;
        }
    }

    private void complain(String wrong) {
        if (!wrong.isEmpty() && !wrong.equals(lastWrong)) {
            Log.error(wrong);
        }
        lastWrong = wrong;
    }

    private Stamp stampNow() {
        try {
            BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return new Stamp(now.fileKey(), now.lastModifiedTime().toMillis(), now.size());
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException e) {
            // Reading it fails too, and says why.
            return UNREADABLE;
        }
    }
}
