package dev.sessionmark.cli;

import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.experiment.PlanDefaults;
import dev.sessionmark.history.keep.UnkeptExperiments;
import dev.sessionmark.platform.StartStages;
import dev.sessionmark.platform.StartSteps;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.workload.PgbenchTables;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

public class ServeApplication implements QuarkusApplication {

    private final UnkeptExperiments unkept;
    private final ExperimentEngine engine;

    ServeApplication(UnkeptExperiments unkept, ExperimentEngine engine) {
        this.unkept = unkept;
        this.engine = engine;
    }

    @Override
    public int run(String... arguments) {
        StartStages.reached("ports open");
        StartSteps.doing("making the tables that requests by hand read, which happens once");
        makeTables();
        StartSteps.done();
        StartStages.reached("pgbench's tables there");
        sayWhere(ConfigProvider.getConfig());
        StartCache.served();
        Thread.ofPlatform().name("take-up").daemon().start(this::takeUp);
        if (MeasuredDatabase.embedded().isPresent()) {
            // On somebody else's database nothing is done that nobody has asked for.
            Thread.ofPlatform().name("prepare").daemon().start(engine::prepare);
        }
        Quarkus.waitForExit();
        return ExitCode.DONE;
    }

    /** What the terminal has measured while the history was away; nobody waits for it. */
    private void takeUp() {
        try {
            unkept.takeUp(Log::info);
        } catch (RuntimeException | Error e) {
            Log.warn("What was measured while the history was away cannot be read", e);
        }
    }

    /**
     * So that a setup called by hand has something to read; a database of somebody else is left
     * alone.
     */
    private static void makeTables() {
        try {
            MeasuredDatabase.embedded()
                    .ifPresent(
                            own ->
                                    PgbenchTables.ensure(
                                            own.forScale(PlanDefaults.SCALE),
                                            PlanDefaults.SCALE,
                                            (share, step) -> {}));
        } catch (DatabaseException e) {
            // The history and its reports can be read without them.
            Log.warn(e.getMessage());
        }
    }

    /** To a person in the terminal; to whoever collects logs as one more of their lines. */
    private static void sayWhere(Config config) {
        ServiceAddress address =
                new ServiceAddress(
                        config.getValue("quarkus.http.host", String.class),
                        config.getValue("quarkus.http.port", String.class));
        String where =
                "Sessionmark serves on %s%s"
                        .formatted(
                                address,
                                address.everywhere()
                                        ? " and on every other address of this machine"
                                        : "");
        if (config.getValue("quarkus.log.console.json.enabled", boolean.class)) {
            Log.info(where);
        } else {
            System.err.println(where + " (Ctrl-C ends it)");
        }
    }
}
