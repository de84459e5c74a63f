package dev.sessionmark.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The token itself, which is shown once. It has 256 random bits, so nobody can try them all, and a
 * plain hash of it is as good as a slow one with salt: those protect what people think up.
 */
public final class TokenSecret {

    /** Begins every token, so that those who look for leaked secrets find it. */
    public static final String PREFIX = "smk_";

    private static final int BYTES = 32;

    private TokenSecret() {}

    /** A new one. */
    public static String random() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** SHA-256 of it. */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
