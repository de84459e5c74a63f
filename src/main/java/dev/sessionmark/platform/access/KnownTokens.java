package dev.sessionmark.platform.access;

import dev.sessionmark.platform.words.Told;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The tokens as the file has them, which is looked at again at most once a second, and only while
 * somebody asks. A token that is gone from it is refused, also when the file is gone or broken.
 */
final class KnownTokens {

    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST_TOLD = 5;

    private final TokenFile file;
    private final LongSupplier nanoTime;
    private final AtomicLong lookedAt = new AtomicLong();
    private volatile List<Token> tokens = List.of();
    private volatile boolean configured;
    private volatile String lastWrong = "";

    KnownTokens(TokenFile file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
    }

    /** Reads the file for the first time; names what cannot be read. */
    void start() {
        configured = Files.exists(file.path());
        tokens = file.list();
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

    /** On an event loop too: a few kilobytes of a local file. */
    private void look() {
        long last = lookedAt.get();
        long now = nanoTime.getAsLong();
        if (now - last < LOOK_AGAIN_NANOS || !lookedAt.compareAndSet(last, now)) {
            return;
        }
        configured |= Files.exists(file.path());
        try {
            TokenFile.Content content = file.read();
            tokens = content.tokens();
            complain(String.join("; ", content.wrong().stream().limit(MOST_TOLD).toList()));
        } catch (IOException e) {
            tokens = List.of();
            complain("cannot read the tokens: " + Told.by(e));
        }
    }

    private void complain(String wrong) {
        if (!wrong.isEmpty() && !wrong.equals(lastWrong)) {
            Log.error(wrong);
        }
        lastWrong = wrong;
    }
}
