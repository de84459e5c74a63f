package dev.sessionmark.experiment.run.machine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
}
