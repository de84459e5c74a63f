package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.load.BystanderLoad;
import dev.sessionmark.load.LoadLimits;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.load.LoadTarget;
import dev.sessionmark.load.arrival.ArrivalModel;
import dev.sessionmark.load.arrival.ArrivalSchedule;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factors;
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
    LoadSpec full(Arm arm, URI url, Condition condition, long seed) {
        Double users = plan.value(Factors.USERS, condition);
        return spec(
                arm,
                url,
                new ArrivalModel.Closed(
                        users == null ? plan.client().connections() : users.intValue()),
                seed);
    }

    /** A request or two, to see whether it is answered at all. */
    LoadSpec once(Arm arm, URI url) {
        return spec(arm, url, new ArrivalModel.Closed(1), plan.seed())
                .lasting(Duration.ofMillis(1));
    }

    /**
     * What is measured.
     *
     * @param chosen arrivals per second where the condition does not say
     */
    LoadSpec measured(Arm arm, URI url, Condition condition, double chosen, long seed) {
        LoadSpec load = spec(arm, url, model(condition, chosen, seed), seed).traced();
        if (arm.bystander() == null) {
            return load;
        }
        // Independent of the load, and yet the same for all arms of a round.
        return load.beside(
                plan.client().poisson()
                        ? BystanderLoad.poisson(arm.bystander(), ~seed)
                        : BystanderLoad.of(arm.bystander()));
    }

    private ArrivalModel model(Condition condition, double chosen, long seed) {
        Double users = plan.value(Factors.USERS, condition);
        if (users != null) {
            return new ArrivalModel.Closed(users.intValue());
        }
        Double asked = plan.value(Factors.RATE, condition);
        double rate = asked == null ? chosen : asked;
        return new ArrivalModel.Open(
                plan.client().poisson()
                        ? new ArrivalSchedule.Poisson(rate, seed)
                        : new ArrivalSchedule.Constant(rate));
    }

    private LoadSpec spec(Arm arm, URI url, ArrivalModel model, long seed) {
        ExperimentPlan.Client client = plan.client();
        return new LoadSpec(
                LoadTarget.of(
                        url, client.connections(), client.pooled(), arm.kind() == Arm.Kind.SETUP),
                model,
                new LoadLimits(client.maxInFlight(), client.timeout(), drain),
                arm.requests().apply(seed));
    }
}
