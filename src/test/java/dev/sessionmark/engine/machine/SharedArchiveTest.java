package dev.sessionmark.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedArchiveTest {

    @TempDir Path folder;

    @Test
    void onlyTheArchiveOfAnOlderProgramGoes() throws Exception {
        Path program = Files.createFile(folder.resolve("program.jar"));
        Path archive = folder.resolve("archive");
        SharedArchive.dropOlderThan(program, archive);
        assertFalse(Files.exists(archive));

        Files.createFile(archive);
        Files.setLastModifiedTime(program, FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(archive, FileTime.fromMillis(2_000));
        SharedArchive.dropOlderThan(program, archive);
        assertTrue(Files.exists(archive));

        Files.setLastModifiedTime(program, FileTime.fromMillis(3_000));
        SharedArchive.dropOlderThan(program, archive);
        assertFalse(Files.exists(archive));
    }

    @Test
    void isNotMadeWhereItCannotBeWritten() throws Exception {
        assertTrue(SharedArchive.flags(folder).contains("-XX:+AutoCreateSharedArchive"));
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(List.of(), SharedArchive.flags(file));
        Path archive = folder.resolve("archive");
        assertEquals(List.of(), SharedArchive.flags(archive, false));
        Files.createFile(archive);
        List<String> flags = SharedArchive.flags(archive, false);
        assertTrue(flags.contains("-XX:SharedArchiveFile=" + archive), flags::toString);
        assertFalse(flags.contains("-XX:+AutoCreateSharedArchive"), flags::toString);
    }
}
