package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.arm.Target;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.sut.SutException;
import java.net.URI;
import java.util.Optional;

/** What would fail every request is found before anything is measured: each arm is asked once. */
final class Preflight {

    private final RunningExperiment experiment;
    private final LoadWaiter await;

    Preflight(RunningExperiment experiment) {
        this.experiment = experiment;
        this.await = experiment.await();
    }

    /**
     * Looks for it.
     *
     * @throws UnfitException with what kept a target from being asked, in one line
     * @throws DatabaseException with what the database said, in one line
     * @throws SutException when no system under test could be started
     */
    void run() throws SutException {
        for (Arm arm : experiment.testbed().arms()) {
            if (arm.kind() == Arm.Kind.SERVICE) {
                try (Target target = arm.target().open(Condition.NONE, await::cancelled)) {
                    ask(arm, target.url()).ifPresent(why -> unanswered(arm, target.url(), why));
                }
            }
        }
        if (!experiment.plan().setups().isEmpty()) {
            experiment.testbed().setups().tryOut(this::ask, await::cancelled);
        }
    }

    private Optional<String> ask(Arm arm, URI url) {
        LoadFigures asked =
                await.result(experiment.testbed().start(experiment.loads().once(arm, url)));
        await.check();
        if (asked.counts().succeeded() > 0) {
            return Optional.empty();
        }
        return Optional.of(
                asked.failures().isEmpty()
                        ? "it does not answer"
                        : asked.failures().getFirst().words());
    }

    private static void unanswered(Arm arm, URI url, String why) {
        throw new UnfitException(
                "%s cannot be measured at %s: %s".formatted(arm.label(), url, why));
    }
}
