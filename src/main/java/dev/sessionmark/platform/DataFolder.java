package dev.sessionmark.platform;

import dev.sessionmark.platform.postgres.DatabaseStartException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Set;

/** Where Sessionmark keeps what must outlast a run. */
public final class DataFolder {

    /** Environment variable, and in lower case with a dot the system property, that names it. */
    public static final String VARIABLE = "SESSIONMARK_HOME";

    static final String PROPERTY = "sessionmark.home";

    private static final Set<PosixFilePermission> OURS =
            PosixFilePermissions.fromString("rwx------");

    private DataFolder() {}

    /**
     * The folder for this process's environment and system properties. Creates nothing but the one
     * under the temporary folder, where anybody could have made it before us.
     *
     * @throws DatabaseStartException when that one is not ours alone, in one line
     */
    public static Path resolve() {
        String temporary = System.getProperty("java.io.tmpdir", "/tmp");
        Path folder =
                resolve(
                        System.getenv(),
                        System.getProperty(PROPERTY),
                        home(),
                        temporary,
                        System.getProperty("user.name", "user"));
        if (folder.equals(fallback(temporary, System.getProperty("user.name", "user")))) {
            secure(folder);
        }
        return folder;
    }

    private static void secure(Path folder) {
        try {
            ensurePrivate(folder);
        } catch (IOException problem) {
            String why =
                    problem instanceof FileSystemException inFile && inFile.getReason() != null
                            ? inFile.getReason()
                            : problem.getMessage();
            throw new DatabaseStartException(
                    "cannot use the folder %s (%s)".formatted(folder, why),
                    "set %s to a folder of your own".formatted(VARIABLE),
                    problem);
        }
    }

    /** As the shell sees it: Java's own {@code user.home} does not follow {@code HOME}. */
    private static String home() {
        String home = System.getenv("HOME");
        if (!isSet(home)) {
            home = System.getProperty("user.home", "");
        }
        return Files.isDirectory(Path.of(home)) ? home : "";
    }

    /**
     * The first that is set of: the system property, {@code SESSIONMARK_HOME}, {@code
     * $XDG_DATA_HOME/sessionmark}, {@code ~/.local/share/sessionmark}. Users without a home (as in
     * a container) get a folder of their own under the temporary folder.
     */
    static Path resolve(
            Map<String, String> environment,
            String property,
            String home,
            String temporary,
            String user) {
        if (isSet(property)) {
            return Path.of(property).toAbsolutePath().normalize();
        }
        if (isSet(environment.get(VARIABLE))) {
            return Path.of(environment.get(VARIABLE)).toAbsolutePath().normalize();
        }
        String dataHome = environment.get("XDG_DATA_HOME");
        // The specification says that a relative path there must be ignored.
        if (isSet(dataHome) && Path.of(dataHome).isAbsolute()) {
            return Path.of(dataHome, "sessionmark").normalize();
        }
        // The virtual machine says "?" for a user that is in no passwd file.
        if (isSet(home) && !home.equals("?") && !home.equals("/")) {
            return Path.of(home, ".local", "share", "sessionmark").toAbsolutePath().normalize();
        }
        return fallback(temporary, user);
    }

    private static Path fallback(String temporary, String user) {
        String name = isSet(user) && !user.equals("?") ? user : "user";
        return Path.of(temporary, "sessionmark-" + name).toAbsolutePath().normalize();
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    /**
     * Makes a folder in a place where others can make folders too, or checks the one that is there:
     * ours alone, or not to be used.
     *
     * @throws FileSystemException when it is a link, belongs to somebody else, or others can write
     *     to it, with the reason
     */
    static void ensurePrivate(Path folder) throws IOException {
        ensurePrivate(folder, ourselves());
    }

    static void ensurePrivate(Path folder, UserPrincipal user) throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS));
            return;
        } catch (FileAlreadyExistsException there) {
            // Whether it may be used depends on its owner, looked at below.
        }
        PosixFileAttributes found =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isDirectory()) {
            throw refused(folder, "it is no folder");
        }
        if (!found.owner().equals(user)) {
            throw refused(folder, "it belongs to " + found.owner().getName());
        }
        if (found.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || found.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw refused(folder, "others can write to it");
        }
        if (!found.permissions().equals(OURS)) {
            Files.setPosixFilePermissions(folder, OURS);
        }
    }

    private static FileSystemException refused(Path folder, String reason) {
        return new FileSystemException(folder.toString(), null, reason);
    }

    /** Our user as the kernel sees it. Java only knows a name, which no account may have. */
    private static UserPrincipal ourselves() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Files.getOwner(self)
                : self.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
    }
}
