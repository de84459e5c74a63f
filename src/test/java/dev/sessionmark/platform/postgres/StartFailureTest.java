package dev.sessionmark.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was really said, by whom, and what is advised. */
class StartFailureTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    unshare: unshare failed: No space left on device | user namespaces, which would help, are not allowed
                    unshare: unshare failed: Operation not permitted | run as an ordinary user
                    unshare: failed to execute /x/initdb: Permission denied | mounted noexec
                    initdb: error: could not create directory "/x": No space left on device | free some disk space
                    initdb: error: could not create directory "/x": Disk quota exceeded | free some disk space
                    initdb: error: could not create directory "/x": Read-only file system | a folder that can be written
                    initdb: error: could not change permissions of directory "/x": Operation not permitted | own and write the folder
                    FATAL:  could not create semaphores: No space left on device | more semaphores
                    FATAL:  could not resize shared memory segment "/P" to 8 bytes: No space left on device | more shared memory
                    FATAL:  could not open file "/x/pg_filenode.map": Permission denied | own and write the folder
                    FATAL:  could not open file "/x/pg_filenode.map": No such file or directory | move the folder
                    FATAL:  could not open file "/x/y": Too many open files in system | see /
                    PANIC:  could not locate a valid checkpoint record at 0/0 | move the folder
                    FATAL:  invalid value for parameter "TimeZone": "IST" | see /
                    """)
    void theRemedyIsThatOfTheCause(String said, String remedy) {
        Path log = folder.resolve("server.log");
        String advised = StartFailure.remedy(said, folder.resolve("initdb.log"), log);
        assertTrue(advised.contains(remedy), advised);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /x/initdb | error=13, Permission denied          | mounted noexec
                    unshare   | error=2, No such file or directory   | install it, or run as an ordinary user
                    /x/initdb | error=8, Exec format error           | unpacked anew
                    """)
    void aProgramThatDoesNotStartIsNamed(String program, String error, String remedy) {
        String said = "Cannot run program \"" + program + "\": " + error;
        String message =
                StartFailure.notStarted("did not start", program, new IOException(said))
                        .getMessage();
        assertTrue(
                message.startsWith("The embedded PostgreSQL did not start (" + said + "): "),
                message);
        assertTrue(message.contains(remedy), message);
    }
}
