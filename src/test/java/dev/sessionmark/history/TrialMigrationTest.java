package dev.sessionmark.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.HistogramName;
import dev.sessionmark.experiment.LoadModel;
import dev.sessionmark.experiment.PlanRequest;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.schema.HistorySchema;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.SessionFigures;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import dev.sessionmark.statistics.Distribution;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trials as version 4 of the schema kept them: a row for each window and each distribution. */
class TrialMigrationTest {

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    private static final TrialResult TRIAL =
            SampleResults.trial(PlanRequest.DEFAULT.toPlan(), 1, "no-pool", 2);

    @Test
    void aTrialOfTheVersionBeforeIsReadWhole() throws SQLException {
        DatabaseUrl database = SERVER.database().ensureDatabase("before");
        flyway(database).target("4").load().migrate();
        try (Connection connection = Connections.open(database)) {
            connection.createStatement().execute("set search_path to sessionmark");
            store(connection);
            flyway(database).load().migrate();
            assertEquals(expected(), read(connection, 1));
            TrialResult failed = read(connection, 2);
            assertEquals(plan(), readPlan(connection));
            assertEquals("the process did not start", failed.failure());
            assertEquals(List.of(), failed.windows());
            assertEquals(null, failed.startup());
        }
    }

    /** As version 4 kept it. */
    private static final String PLAN =
            """
            {"setups":["no-pool","reactive-client"],"workload":"tpcb-like","scale":2,"load":"OPEN",
             "rate":1500.5,"poisson":true,"users":0,"connections":32,"pooledClient":false,
             "maxInFlight":512,"timeout":"PT2.5S","poolSize":7,
             "dbLatencies":["PT0S","PT0.0015S"],"slowCall":"PT0.02S","warmup":"PT20S",
             "duration":"PT4S","trials":3,"seed":-9,"aa":false}""";

    private static ExperimentPlan plan() {
        return new ExperimentPlan(
                List.of("no-pool", "reactive-client"),
                "tpcb-like",
                2,
                LoadModel.OPEN,
                List.of(1500.5),
                true,
                0,
                32,
                false,
                512,
                Duration.ofMillis(2_500),
                List.of(7),
                List.of(Duration.ZERO, Duration.ofNanos(1_500_000)),
                Duration.ofMillis(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(4),
                3,
                -9,
                false,
                false);
    }

    private static ExperimentPlan readPlan(Connection connection) throws SQLException {
        try (ResultSet row =
                connection.createStatement().executeQuery("select plan from experiment")) {
            row.next();
            Experiment experiment = new Experiment();
            experiment.plan = row.getString(1);
            return ExperimentMapper.plan(experiment);
        }
    }

    /** What was not kept then is unknown. */
    private static TrialResult expected() {
        return new TrialResult(
                TRIAL.number(),
                TRIAL.round(),
                TRIAL.setup(),
                null,
                TRIAL.startedAt(),
                TRIAL.startup(),
                TRIAL.warmup(),
                TRIAL.warmupSettled(),
                TRIAL.windows().stream().map(TrialMigrationTest::expected).toList(),
                null);
    }

    private static Window expected(Window window) {
        LoadFigures load = window.load();
        SutFigures sut = window.sut();
        boolean first = window == TRIAL.windows().getFirst();
        LoadCounts counts = load.counts();
        return new Window(
                window.condition(),
                new LoadFigures(
                        load.startedAt(),
                        load.duration(),
                        Duration.ZERO,
                        load.offeredRate(),
                        first ? counts : uncounted(counts),
                        load.responseTime(),
                        load.serviceTime(),
                        load.generatorLag(),
                        load.slices(),
                        load.bystander()),
                new SutFigures(
                        sut.loops(),
                        new SessionFigures(
                                sut.sessions().waitTime(),
                                sut.sessions().holdTime(),
                                sut.sessions().databaseTime(),
                                sut.sessions().maxUsed(),
                                0,
                                sut.sessions().leftOpen(),
                                sut.sessions().crossLoopShare()),
                        first ? sut.cpu() : CpuUse.undivided(sut.cpu().total()),
                        Double.NaN,
                        sut.peakRssBytes()),
                window.invalidBecause());
    }

    private static LoadCounts uncounted(LoadCounts counts) {
        return new LoadCounts(
                counts.intended(),
                counts.sent(),
                counts.succeeded(),
                LoadCounts.UNKNOWN,
                counts.dropped(),
                counts.timeouts(),
                counts.connectFailures(),
                counts.badStatus(),
                counts.wrongAnswers(),
                counts.unfinished(),
                counts.maxInFlight());
    }

    private static TrialResult read(Connection connection, int number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select document, data from trial join trial_distributions on trial_id = id"
                                + " where number = ?")) {
            select.setInt(1, number);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Trial trial = new Trial();
                trial.document = row.getString(1);
                TrialDistributions distributions = new TrialDistributions();
                distributions.data = row.getBytes(2);
                return TrialMapper.trial(trial, distributions);
            }
        }
    }

    private static void store(Connection connection) throws SQLException {
        insert(
                connection,
                "insert into experiment (id, status, plan, submitted_at)"
                        + " values ('old', 'DONE', ?, now())",
                PLAN);
        insert(
                connection,
                "insert into trial values (1, 'old', ?, ?, ?, ?, ?, ?, ?, null)",
                TRIAL.number(),
                TRIAL.round(),
                TRIAL.setup(),
                Timestamp.from(TRIAL.startedAt()),
                TRIAL.startup().toNanos(),
                TRIAL.warmup().toNanos(),
                TRIAL.warmupSettled());
        insert(
                connection,
                "insert into trial values"
                        + " (2, 'old', 2, 1, 'no-pool', now(), null, null, false, ?)",
                "the process did not start");
        for (int i = 0; i < TRIAL.windows().size(); i++) {
            store(connection, i, TRIAL.windows().get(i));
        }
    }

    private static void store(Connection connection, int position, Window window)
            throws SQLException {
        LoadFigures load = window.load();
        LoadCounts counts = load.counts();
        SutFigures sut = window.sut();
        insert(
                connection,
                "insert into measurement values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                10 + position,
                position,
                window.condition().dbLatency().toNanos(),
                Timestamp.from(load.startedAt()),
                load.duration().toNanos(),
                load.offeredRate(),
                counts.intended(),
                counts.sent(),
                counts.succeeded(),
                counts.dropped(),
                counts.timeouts(),
                counts.connectFailures(),
                counts.badStatus(),
                counts.wrongAnswers(),
                counts.unfinished(),
                counts.maxInFlight(),
                slices(window),
                sut.loops().samples(),
                sut.loops().blockedSamples(),
                HistoryJson.write(sut.loops().culprits()),
                load.bystander().sent(),
                load.bystander().failedLivenessProbes(),
                sut.sessions().maxUsed(),
                sut.sessions().leftOpen(),
                sut.sessions().crossLoopShare(),
                sut.cpu().total(),
                sut.peakRssBytes(),
                window.invalidBecause(),
                position == 0 ? HistoryJson.write(sut.cpu()) : null,
                sut.loops().idleDelayNanos(),
                position == 0 ? counts.achieved() : null);
        int id = 1_000 * (position + 1);
        for (HistogramName name : HistogramName.values()) {
            histogram(connection, id++, position, name.id(), -1, name.of(window));
        }
        for (int second = 0; second < load.slices().size(); second++) {
            histogram(
                    connection,
                    id++,
                    position,
                    "response",
                    second,
                    load.slices().get(second).responseTime());
        }
    }

    private static String slices(Window window) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < window.load().slices().size(); i++) {
            Slice slice = window.load().slices().get(i);
            json.append(i == 0 ? "" : ",")
                    .append(
                            "{\"startSeconds\":%s,\"intended\":%d,\"achieved\":%d,\"notServed\":%d,\"loopDelayMaxMs\":%s}"
                                    .formatted(
                                            slice.startSeconds(),
                                            slice.intended(),
                                            slice.achieved(),
                                            slice.notServed(),
                                            window.sut().loops().maxDelayMs(i)));
        }
        return json.append(']').toString();
    }

    private static void histogram(
            Connection connection,
            int id,
            int position,
            String name,
            int second,
            Distribution times)
            throws SQLException {
        insert(
                connection,
                "insert into measurement_histogram values (?, ?, ?, ?, ?)",
                id,
                10 + position,
                name,
                second,
                times.encode());
    }

    private static void insert(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    private static FluentConfiguration flyway(DatabaseUrl database) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("db/history")
                .schemas(HistorySchema.NAME)
                .defaultSchema(HistorySchema.NAME);
    }
}
