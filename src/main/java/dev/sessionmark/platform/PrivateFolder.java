package dev.sessionmark.platform;

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
import java.util.Set;

/** A folder in a place where others can make folders too: ours alone, or not to be used. */
final class PrivateFolder {

    private static final Set<PosixFilePermission> OURS =
            PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /**
     * Makes the folder, or checks the one that is there.
     *
     * @throws FileSystemException when it is a link, belongs to somebody else, or others can write
     *     to it, with the reason
     */
    static void ensure(Path folder) throws IOException {
        ensure(folder, ourselves());
    }

    /** As {@link #ensure(Path)}, for this user. */
    static void ensure(Path folder, UserPrincipal user) throws IOException {
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
