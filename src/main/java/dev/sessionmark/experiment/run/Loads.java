package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.LoadModel;
import dev.sessionmark.load.ArrivalModel;
import dev.sessionmark.load.ArrivalSchedule;
import dev.sessionmark.load.BystanderLoad;
import dev.sessionmark.load.Call;
import dev.sessionmark.load.LoadLimits;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.load.LoadTarget;
import dev.sessionmark.load.RequestSource;
import dev.sessionmark.sut.SutRoutes;
import dev.sessionmark.workload.Workload;
import java.time.Duration;

/** The loads of one experiment, as specifications for the generator. */
final class Loads {

    private static final String LOOPBACK = "127.0.0.1";

    private final ExperimentPlan plan;
    private final Workload workload;
    private final Duration drain;

    Loads(ExperimentPlan plan, EngineSettings settings) {
        this.plan = plan;
        this.workload = Workload.byId(plan.workload()).orElseThrow();
        this.drain = settings.drain();
    }

    /**
     * As much as the setup carries, from as many users as there are connections. Warms a
     * just-in-time compiler up fastest, and measures a capacity.
     */
    LoadSpec full(String setup, int port, long seed) {
        int users = plan.load() == LoadModel.CLOSED ? plan.users() : plan.connections();
        return spec(setup, port, new ArrivalModel.Closed(users), seed);
    }

    /** What is measured. */
    LoadSpec measured(String setup, int port, double rate, long seed) {
        return spec(setup, port, model(rate, seed), seed)
                .beside(
                        BystanderLoad.of(
                                Call.get(SutRoutes.BYSTANDER)
                                        .expecting(SutRoutes.BYSTANDER_ANSWER)))
                .traced();
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

    private LoadSpec spec(String setup, int port, ArrivalModel model, long seed) {
        RequestSource requests = new PgbenchRequests(setup, workload, plan.scale(), seed);
        return new LoadSpec(
                new LoadTarget(LOOPBACK, port, plan.connections(), plan.pooledClient()),
                model,
                new LoadLimits(plan.maxInFlight(), plan.timeout(), drain),
                requests);
    }
}
