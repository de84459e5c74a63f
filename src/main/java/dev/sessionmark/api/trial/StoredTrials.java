package dev.sessionmark.api.trial;

import dev.sessionmark.experiment.ExperimentIds;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.HistoryStore;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.platform.problem.QueryNumber;
import dev.sessionmark.platform.session.SessionScope;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Answers with what is made of a stored trial, where making it takes milliseconds. */
@ApplicationScoped
public class StoredTrials {

    private final HistoryStore store;
    private final SessionScope sessions;

    StoredTrials(HistoryStore store, SessionScope sessions) {
        this.store = store;
        this.sessions = sessions;
    }

    /**
     * What is made of a trial. Neither a connection nor an event loop is held meanwhile.
     *
     * @param id of the experiment, as it was asked for
     * @param number of the trial, as it was asked for
     * @throws ProblemException 400 when the number is none; the answer fails with 404 when there is
     *     no such experiment or trial
     */
    public <T> Uni<T> answer(String id, String number, Function<TrialResult, T> view) {
        int trial = QueryNumber.of("number", number, 1, Integer.MAX_VALUE);
        if (!ExperimentIds.possible(id)) {
            throw ProblemException.notFound("experiment", ExperimentIds.shown(id));
        }
        return store.trial(id, trial)
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                ProblemException.notFound(
                                        "trial " + trial + " of the experiment", id))
                .chain(found -> sessions.release().replaceWith(found))
                .chain(found -> VertxContextSupport.executeBlocking(() -> view.apply(found)));
    }
}
