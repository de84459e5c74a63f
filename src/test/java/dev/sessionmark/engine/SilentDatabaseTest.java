package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.engine.arm.DatabaseWay;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseFacts;
import dev.sessionmark.platform.postgres.SilentServer;
import dev.sessionmark.verdict.Judge;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A database that takes connections and never answers costs seconds, and says which one it is. All
 * who ask wait for the same time-out, so they ask at once, each a server of its own.
 */
@Timeout(45)
class SilentDatabaseTest {

    private static Asked experiment;
    private static Asked settings;
    private static Asked proxy;

    @BeforeAll
    static void ask() throws Exception {
        experiment =
                Asked.of(
                        silent ->
                                new LocalEngine(scale -> silent.url(), new Judge(null), "test")
                                        .run(
                                                "id",
                                                ExperimentPlan.DEFAULT,
                                                progress -> {},
                                                () -> false));
        settings = Asked.of(silent -> DatabaseFacts.read(silent.url()));
        proxy = Asked.of(SilentDatabaseTest::measureTheProxy);
    }

    @AfterAll
    static void close() throws Exception {
        for (Asked asked : new Asked[] {experiment, settings, proxy}) {
            if (asked != null) {
                asked.server().close();
            }
        }
    }

    @Test
    @Drill(
            failure = "PostgreSQL is frozen",
            done = "it takes connections and does not answer",
            seen = "the experiment fails within seconds, with a sentence that names it")
    void failsTheExperimentWithASentence() throws Exception {
        names(experiment);
    }

    @Test
    void failsTheQuestionForItsSettings() throws Exception {
        names(settings);
    }

    @Test
    void failsTheMeasurementOfTheProxy() throws Exception {
        names(proxy);
    }

    private static void measureTheProxy(SilentServer silent) throws Exception {
        try (DatabaseWay way = new DatabaseWay(silent.url(), true)) {
            ProxyCost.measure(way, new LoadWaiter(() -> false, () -> {}));
        }
    }

    private static void names(Asked asked) throws Exception {
        String message =
                assertThrows(DatabaseException.class, () -> asked.answer().call()).getMessage();

        assertTrue(message.contains("127.0.0.1:" + asked.server().url().port() + "/shop"), message);
        assertTrue(message.matches(".*(does not answer|timed out).*"), message);
        assertFalse(message.contains("secret"), message);
        assertEquals(1, message.lines().count());
    }

    /** Whoever puts a question to a database. */
    private interface Question {
        void to(SilentServer silent) throws Exception;
    }

    /**
     * A question under way.
     *
     * @param server that is asked
     * @param answer waits until the question is over and throws what it threw
     */
    private record Asked(SilentServer server, Callable<Void> answer) {

        static Asked of(Question question) throws Exception {
            SilentServer server = new SilentServer();
            CompletableFuture<Exception> over = new CompletableFuture<>();
            Thread.ofPlatform()
                    .daemon()
                    .start(
                            () -> {
                                try {
                                    question.to(server);
                                    over.complete(null);
                                } catch (Exception e) {
                                    over.complete(e);
                                } catch (Error e) {
                                    over.completeExceptionally(e);
                                }
                            });
            return new Asked(
                    server,
                    () -> {
                        Exception thrown = over.get();
                        if (thrown != null) {
                            throw thrown;
                        }
                        return null;
                    });
        }
    }
}
