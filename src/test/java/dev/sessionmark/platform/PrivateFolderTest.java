package dev.sessionmark.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {

    @TempDir Path temporary;

    @Test
    void isMadeForUsAlone() throws IOException {
        Path folder = temporary.resolve("ours");

        DataFolder.ensurePrivate(folder);
        DataFolder.ensurePrivate(folder);

        assertEquals("rwx------", permissions(folder));
    }

    @Test
    void isClosedToReaders() throws IOException {
        Path folder = folder("rwxr-xr-x");

        DataFolder.ensurePrivate(folder);

        assertEquals("rwx------", permissions(folder));
    }

    @Test
    void isRefusedWhenOthersCanWriteToIt() throws IOException {
        assertEquals("others can write to it", refused(folder("rwxrwxrwx")));
    }

    @Test
    void isRefusedWhenItBelongsToSomebodyElse() throws IOException {
        Path folder = folder("rwx------");
        UserPrincipal other =
                FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("54321");

        String reason =
                assertThrows(
                                FileSystemException.class,
                                () -> DataFolder.ensurePrivate(folder, other))
                        .getReason();

        assertEquals("it belongs to " + Files.getOwner(folder).getName(), reason);
    }

    @Test
    void isRefusedWhenItIsALink() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder("rwx------"));

        assertEquals("it is no folder", refused(link));
    }

    private Path folder(String permissions) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("there"));
        // apart from the mask of the process
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    private static String refused(Path folder) {
        return assertThrows(FileSystemException.class, () -> DataFolder.ensurePrivate(folder))
                .getReason();
    }

    private static String permissions(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
