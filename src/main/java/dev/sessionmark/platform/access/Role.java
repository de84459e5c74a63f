package dev.sessionmark.platform.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

public enum Role {
    /** Reads, and keeps attempts of their own. */
    VIEWER,
    /** Also starts, cancels, names and deletes. */
    OPERATOR;

    /** Its name in files, options and claims. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
