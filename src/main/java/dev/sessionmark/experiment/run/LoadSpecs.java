package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.LoadModel;
import dev.sessionmark.load.BystanderLoad;
import dev.sessionmark.load.LoadLimits;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.load.LoadTarget;
import dev.sessionmark.load.arrival.ArrivalModel;
import dev.sessionmark.load.arrival.ArrivalSchedule;
import java.net.URI;
import java.time.Duration;

/** The loads of one experiment, as specifications for the generator. */
final class LoadSpecs {

    private final ExperimentPlan plan;
    private final Duration drain;

    LoadSpecs(ExperimentPlan plan, EngineSettings settings) {
        this.plan = plan;
        this.drain = settings.drain();
    }

    /**
     * As much as the arm carries, from as many users as there are connections. Warms a just-in-time
     * compiler up fastest, and measures a capacity.
     */
    LoadSpec full(Arm arm, URI url, long seed) {
        int users = plan.load() == LoadModel.CLOSED ? plan.users() : plan.connections();
        return spec(arm, url, new ArrivalModel.Closed(users), seed);
    }

    /** A request or two, to see whether it is answered at all. */
    LoadSpec once(Arm arm, URI url) {
        return spec(arm, url, new ArrivalModel.Closed(1), plan.seed())
                .lasting(Duration.ofMillis(1));
    }

    /** What is measured. */
    LoadSpec measured(Arm arm, URI url, double rate, long seed) {
        LoadSpec load = spec(arm, url, model(rate, seed), seed).traced();
        return arm.bystander().map(BystanderLoad::of).map(load::beside).orElse(load);
    }

    private ArrivalModel model(double rate, long seed) {
        if (plan.load() == LoadModel.CLOSED) {
            return new ArrivalModel.Closed(plan.users());
        }
        return new ArrivalModel.Open(
                plan.poisson()
                        ? new ArrivalSchedule.Poisson(rate, seed)
                        : new ArrivalSchedule.Constant(rate));
    }

    private LoadSpec spec(Arm arm, URI url, ArrivalModel model, long seed) {
        return new LoadSpec(
                new LoadTarget(
                        url.getHost(), url.getPort(), plan.connections(), plan.pooledClient()),
                model,
                new LoadLimits(plan.maxInFlight(), plan.timeout(), drain),
                arm.requests().apply(seed));
    }
}
