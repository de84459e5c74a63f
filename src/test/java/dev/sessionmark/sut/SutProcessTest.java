package dev.sessionmark.sut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class SutProcessTest {

    @TempDir Path folder;

    private static final SutOptions OPTIONS =
            new SutOptions(DatabaseUrl.parse("postgresql://user:secret@x/x"), 1, Duration.ZERO);

    /** One that never gets ready holds nobody up who no longer waits for it. */
    @Test
    void aStartThatIsCancelledLeavesNoProcess() {
        AtomicBoolean asked = new AtomicBoolean();
        SutCommandLine never = new SutCommandLine(List.of("sleep", "1234567"));

        SutException cancelled =
                assertThrows(
                        SutException.class,
                        () ->
                                SutProcess.start(
                                        never, OPTIONS, () -> !asked.compareAndSet(false, true)));

        assertTrue(cancelled.getMessage().startsWith("cancelled"), cancelled.getMessage());
        List<ProcessHandle> left =
                ProcessHandle.current()
                        .children()
                        .filter(
                                child ->
                                        child.info()
                                                .arguments()
                                                .filter(a -> List.of(a).contains("1234567"))
                                                .isPresent())
                        .toList();
        left.forEach(process -> process.onExit().join());
        assertFalse(left.stream().anyMatch(ProcessHandle::isAlive), left::toString);
    }

    /** It answers nothing and does not end with its input: it is ended by force. */
    @Test
    void oneThatDoesNotEndIsEnded() throws Exception {
        SutCommandLine deaf =
                new SutCommandLine(
                        List.of(
                                "sh",
                                "-c",
                                "echo '" + SutProtocol.PREFIX + "{\"port\": 1}'; exec sleep 99"));
        SutProcess sut = SutProcess.start(deaf, OPTIONS);
        Optional<ProcessHandle> process = ProcessHandle.of(sut.pid());

        long started = System.nanoTime();
        sut.close();

        assertTrue(System.nanoTime() - started < SutProcess.STOP_LIMIT.plusSeconds(1).toNanos());
        assertFalse(process.filter(ProcessHandle::isAlive).isPresent());
    }

    @Test
    @Drill(
            failure = "A system under test is killed",
            done = "SIGKILL",
            seen = "\"was killed (SIGKILL)\", with its last words")
    void oneThatIsKilledIsReportedWithItsSignal() throws Exception {
        SutCommandLine killed =
                new SutCommandLine(
                        List.of(
                                "sh",
                                "-c",
                                "echo '%s{\"port\": 1}'; read -r any; echo 'as it went'; kill -9 $$"
                                        .formatted(SutProtocol.PREFIX)));
        try (SutProcess sut = SutProcess.start(killed, OPTIONS)) {
            SutException ended = assertThrows(SutException.class, sut::begin);
            String message = ended.getMessage();
            assertTrue(message.startsWith("the system under test was killed (SIGKILL)"), message);
            assertTrue(message.endsWith("as it went"), message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0   | true  | ended early
                    3   | true  | ended early, with exit code 3
                    134 | true  | was killed (SIGABRT)
                    137 | false | was killed (SIGKILL)
                    143 | true  | was killed (SIGTERM)
                    """)
    void howItEndedIsSaid(int exitCode, boolean memoryShort, String expected) {
        assertEquals(expected, SutEnding.of(exitCode, memoryShort));
    }

    /** Only who counts what the kernel has killed for want of memory may say so. */
    @Test
    void memoryIsBlamedWhereTheKernelHasCountedIt() {
        String said = SutEnding.of(137, true);
        assertTrue(said.contains("for want of memory"), said);
    }

    /** The first one's virtual machine writes an archive, which takes longer than most may take. */
    @Test
    void oneWhoseApplicationHasEndedMayWriteItsArchive() throws Exception {
        Path archive = folder.resolve("archive");
        SutProcess sut = SutProcess.start(writing(archive), OPTIONS);
        sut.close();
        assertTrue(Files.exists(archive));
    }

    @Test
    void anArchiveHoldsNobodyUpWhoWantsToEnd() throws Exception {
        Path archive = folder.resolve("archive");
        AtomicBoolean cancelled = new AtomicBoolean();
        SutProcess sut = SutProcess.start(writing(archive), OPTIONS, cancelled::get);
        cancelled.set(true);
        sut.close();
        assertFalse(Files.exists(archive));
    }

    /** It writes five seconds long, from the end of its input on. */
    private static SutCommandLine writing(Path archive) {
        return new SutCommandLine(
                List.of(
                        "sh",
                        "-c",
                        "echo '%s{\"port\": 1}'; cat; echo '%s%s'; sleep 5; : >'%s'"
                                .formatted(
                                        SutProtocol.PREFIX,
                                        SutProtocol.PREFIX,
                                        SutProtocol.ENDED,
                                        archive)));
    }
}
