package dev.sessionmark.platform.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A file of tokens as a test needs it. Nothing in it is random: a test and the profile that
 * configures its service may not share a class loader.
 */
public final class TestTokens {

    /** Of a viewer named {@code reader}. */
    public static final String VIEWER = Token.PREFIX + "of-a-viewer-in-a-test";

    /** Of an operator named {@code runner}. */
    public static final String OPERATOR = Token.PREFIX + "of-an-operator-in-a-test";

    /** Of an operator, until an hour ago. */
    public static final String EXPIRED = Token.PREFIX + "of-an-operator-once";

    /** Of an operator named {@code leaver}, until a test revokes it. */
    public static final String REVOKED = Token.PREFIX + "of-an-operator-who-leaves";

    /** Of an operator named {@code goer}, until a test revokes it while it is used. */
    public static final String LEAVING = Token.PREFIX + "of-an-operator-who-goes";

    /** Never in the file. */
    public static final String WRONG = Token.PREFIX + "of-nobody";

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private TestTokens() {}

    /** Where the tokens of a test class are. */
    public static TokenFile file(Class<?> test) {
        return new TokenFile(
                Path.of("target", "access", test.getSimpleName(), "tokens").toAbsolutePath());
    }

    /** Makes that file anew; the configuration of a service that has them. */
    public static Map<String, String> config(Class<?> test) {
        TokenFile tokens = file(test);
        try {
            Files.deleteIfExists(tokens.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
        tokens.add(token("reader", Role.VIEWER, VIEWER, null));
        tokens.add(token("runner", Role.OPERATOR, OPERATOR, null));
        tokens.add(token("leaver", Role.OPERATOR, REVOKED, null));
        tokens.add(token("goer", Role.OPERATOR, LEAVING, null));
        tokens.add(token("old", Role.OPERATOR, EXPIRED, anHourAgo));
        return Map.of("sessionmark.access.tokens-file", tokens.path().toString());
    }

    /** What is kept of a token. */
    public static Token token(String name, Role role, String secret, Instant expires) {
        return new Token(name, role, Token.hash(secret), NOW, expires);
    }
}
