package dev.sessionmark.platform.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What is kept of an API token: everything but the token.
 *
 * @param name letters, digits, dots, dashes and underscores; one token has it
 * @param role what its bearer may do
 * @param hash of the token, see {@link TokenSecret#hash}
 * @param created when it was made
 * @param expires from when on it is refused; null when never
 */
public record Token(String name, Role role, byte[] hash, Instant created, Instant expires) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String NEVER = "never";
    private static final int FIELDS = 5;
    private static final int HASH_BYTES = 32;

    public Token {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name has 1 to 64 letters, digits, dots, dashes or underscores");
        }
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException("a hash has 64 hexadecimal digits");
        }
    }

    /** Whether it is refused at this moment. */
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

    /**
     * Reads its line.
     *
     * @throws IllegalArgumentException saying what is wrong, without quoting the line
     */
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
}
