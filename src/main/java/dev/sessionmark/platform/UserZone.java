package dev.sessionmark.platform;

import java.time.ZoneId;
import java.util.TimeZone;

/**
 * The time zone of whoever runs the program: for what people read, and for nothing else. The JDBC
 * driver tells its server the virtual machine's zone at each login, and a server that does not know
 * it refuses: {@code IST} is Java's own, and of two lists of zones one is always older.
 */
public final class UserZone {

    private static final ZoneId ZONE = ZoneId.systemDefault();

    private UserZone() {}

    /** From now on the virtual machine's zone is the one that every server knows. */
    public static void keepFromServers() {
        // The log's format names it.
        System.setProperty("sessionmark.zone", ZONE.getId());
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    public static ZoneId zone() {
        return ZONE;
    }
}
