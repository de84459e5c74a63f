package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.history.Description;
import dev.sessionmark.history.FakeHistory;
import dev.sessionmark.history.keep.UnkeptExperiments;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.ProfileEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a clock that only the waits move. */
class ResultKeeperTest {

    private static final ExperimentPlan PLAN = Plans.quick("no-pool");
    private static final String LABEL = "before the r\u00e9lease";
    private static final PgException READ_ONLY =
            new PgException("cannot execute INSERT", "ERROR", "25006", "");

    private static final ExperimentResult RESULT =
            new ExperimentResult(
                    "20261130-120000-abcd",
                    PLAN,
                    SampleResults.ENVIRONMENT,
                    SampleResults.PREPARATION,
                    SampleResults.START,
                    SampleResults.START.plusSeconds(60),
                    List.of(SampleResults.trial(PLAN, 1, "no-pool", 1)),
                    "cancelled after 1 of 2 trials");

    private static final List<Profile> PROFILES =
            List.of(
                    new Profile(
                            "no-pool",
                            new Condition(Duration.ZERO),
                            ProfileEvent.WALL,
                            "<html>",
                            null));

    @TempDir Path home;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminals history = new Terminals();
    private long nanos;
    private boolean interrupted;
    private boolean signalComes;

    /** What commands write. */
    private final class Terminals extends FakeHistory {

        private final List<ExperimentResult> results = new ArrayList<>();
        private final List<String> beside = new ArrayList<>();
        private Runnable attempt = () -> {};
        private long backAt;

        private void write() {
            attempt.run();
            if (failure != null && nanos < backAt) {
                throw failure;
            }
        }

        Terminals() {
            store =
                    new Store() {

                        @Override
                        public Uni<Void> save(ExperimentResult result) {
                            write();
                            results.add(result);
                            return Uni.createFrom().voidItem();
                        }

                        @Override
                        public Uni<Boolean> describe(String id, Description description) {
                            write();
                            beside.add(description.label());
                            return Uni.createFrom().item(true);
                        }
                    };
        }

        @Override
        public void profile(String id, Profile profile) {
            write();
            beside.add(profile.name());
        }
    }

    private UnkeptExperiments unkept(String name) {
        return new UnkeptExperiments(history, name, home.resolve("unkept"));
    }

    private ResultKeeper keeper(String name) {
        return new ResultKeeper(
                history,
                unkept(name),
                () -> interrupted,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                () -> nanos,
                pause -> {
                    nanos += pause.toNanos();
                    return signalComes;
                });
    }

    private void away(Duration time) {
        history.failure = READ_ONLY;
        history.backAt = nanos + time.toNanos();
    }

    private void keep(String name) {
        ResultKeeper keeper = keeper(name);
        keeper.setAside(RESULT, PROFILES, LABEL);
        keeper.keep(RESULT, PROFILES, LABEL);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path file() {
        return home.resolve("unkept").resolve(RESULT.id() + ".json");
    }

    @Test
    void aHistoryThatTakesItIsNotMentioned() {
        keep("embedded");
        assertEquals(List.of(RESULT), history.results);
        assertEquals("", said());
        assertFalse(Files.exists(file()));
    }

    @Test
    void itIsThereBeforeTheHistoryIsAsked() throws Exception {
        keeper("embedded").setAside(RESULT, PROFILES, LABEL);
        assertTrue(Files.exists(file()));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void oneThatComesBackIsWaitedFor() {
        away(Duration.ofSeconds(40));
        keep("embedded");
        assertEquals(List.of(RESULT), history.results);
        assertTrue(said().contains("25006"), said());
        assertTrue(said().contains("trying for 60 s; Ctrl-C leaves it in " + file()), said());
        assertTrue(said().contains("has taken the result"), said());
        assertFalse(Files.exists(file()));
    }

    @Test
    @Drill(
            failure = "The history is away when `compare` ends",
            done = "for an hour",
            seen = "after a minute the file is named, and taken up the next time")
    void whatItDoesNotTakeInTimeIsInAFileAndTakenUpTheNextTime() {
        away(Duration.ofHours(1));
        keep("embedded");
        assertTrue(Duration.ofNanos(nanos).compareTo(Duration.ofSeconds(70)) < 0);
        assertEquals(List.of(), history.results);
        assertTrue(said().contains("the result is in " + file()), said());

        List<String> told = new ArrayList<>();
        unkept("postgres@elsewhere:5432/x").takeUp(told::add);
        assertEquals(List.of(), told, "meant for another history");

        unkept("embedded").takeUp(told::add);
        assertTrue(told.getFirst().contains("not in the history yet"), told::toString);
        assertTrue(Files.exists(file()));

        history.failure = null;
        told.clear();
        unkept("embedded").takeUp(told::add);
        assertTrue(told.getFirst().contains("is kept now"), told::toString);
        // Records compare all their parts, distributions all their counts.
        assertEquals(List.of(RESULT), history.results);
        assertEquals(List.of(PROFILES.getFirst().name(), LABEL), history.beside);
        assertFalse(Files.exists(file()));
        told.clear();
        unkept("embedded").takeUp(told::add);
        assertEquals(List.of(), told);
    }

    @Test
    void whoHasSentASignalWaitsForLess() {
        interrupted = true;
        away(Duration.ofHours(1));
        keep("embedded");
        assertTrue(Duration.ofNanos(nanos).compareTo(Duration.ofSeconds(12)) < 0);
        assertTrue(Files.exists(file()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSignalEndsTheWaitAlsoWhereItComesDuringAnAttempt(boolean during) {
        signalComes = !during;
        history.attempt = () -> interrupted = during;
        away(Duration.ofHours(1));
        keep("embedded");
        assertEquals(100, Duration.ofNanos(nanos).toMillis());
        assertTrue(said().contains("the result is in " + file()), said());
        assertTrue(Files.exists(file()));
    }

    @Test
    void whatIsNotToLastIsNotInAFile() {
        away(Duration.ofHours(1));
        keep("");
        assertTrue(said().contains("; the result is not kept"), said());
        assertFalse(Files.exists(file()));
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndLeft() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"id\": 7");
        List<String> told = new ArrayList<>();
        unkept("embedded").takeUp(told::add);
        assertTrue(told.getFirst().startsWith(file().toString()), told::toString);
        assertTrue(Files.exists(file()));
    }

    /** Whoever was killed while it wrote leaves a file that nobody can read. */
    @Test
    void whatWasNeverFinishedIsRemovedOnceNobodyCanBeWritingIt() throws Exception {
        Path old = Files.createFile(home.resolve("a123.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path fresh = Files.createFile(home.resolve("b123.tmp"));
        List<String> told = new ArrayList<>();
        new UnkeptExperiments(history, "postgresql://here", home).takeUp(told::add);
        assertEquals(List.of(), told);
        assertTrue(Files.notExists(old));
        assertTrue(Files.exists(fresh));
    }
}
