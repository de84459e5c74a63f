package dev.sessionmark.engine.planner;

import dev.sessionmark.experiment.ExperimentPlan;

/** The planners that there are. */
public final class Planners {

    private Planners() {}

    /** The one that a plan asks for. */
    public static Planner of(ExperimentPlan plan) {
        return plan.budget() == null ? new FixedPlanner(plan) : new BudgetPlanner(plan);
    }
}
