package dev.sessionmark.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What is kept of an API token: everything but the token.
 *
 * @param name letters, digits, dots, dashes and underscores; one token has it
 * @param role what its bearer may do
 * @param hash of the token, see {@link #hash(String)}
 * @param created when it was made
 * @param expires from when on it is refused; null when never
 */
public record Token(String name, Role role, byte[] hash, Instant created, Instant expires) {

    /** Begins every token, so that those who look for leaked secrets find it. */
    static final String PREFIX = "smk_";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String NEVER = "never";
    private static final int FIELDS = 5;
    private static final int HASH_BYTES = 32;
    private static final int RANDOM_BYTES = 32;

    public Token {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name has 1 to 64 letters, digits, dots, dashes or underscores");
        }
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException("a hash has 64 hexadecimal digits");
        }
    }

    boolean expiredAt(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** Its line in the file: {@code name role hash created expires}. */
    public String line() {
        return String.join(
                " ",
                name,
                role.id(),
                HexFormat.of().formatHex(hash),
                created.toString(),
                expires == null ? NEVER : expires.toString());
    }

    /** Reads its line; what is wrong with it is said without quoting it. */
    static Token parse(String line) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("it has not the five fields of a token");
        }
        Role role =
                Role.of(fields[1])
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the role is neither viewer nor operator"));
        try {
            return new Token(
                    fields[0],
                    role,
                    HexFormat.of().parseHex(fields[2]),
                    Instant.parse(fields[3]),
                    fields[4].equals(NEVER) ? null : Instant.parse(fields[4]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time is not like 2026-01-31T12:00:00Z", e);
        }
    }

    /**
     * A new token, to be shown once. It has 256 random bits, so nobody can try them all, and a
     * plain hash of it is as good as a slow one with salt: those protect what people think up.
     */
    public static String newSecret() {
        byte[] bits = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
