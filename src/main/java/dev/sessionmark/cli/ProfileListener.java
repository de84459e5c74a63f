package dev.sessionmark.cli;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.LiveFigures;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Condition;
import java.util.List;

/**
 * Gathers the profiles of an experiment, which are no part of its result.
 *
 * @param profiles where they go
 * @param next told of everything
 */
record ProfileListener(List<Profile> profiles, ExperimentListener next)
        implements ExperimentListener {

    @Override
    public void onProfile(Profile profile) {
        profiles.add(profile);
        next.onProfile(profile);
    }

    @Override
    public void onProgress(Progress progress) {
        next.onProgress(progress);
    }

    @Override
    public void onLive(LiveFigures figures) {
        next.onLive(figures);
    }

    @Override
    public void onEnvironment(Environment environment) {
        next.onEnvironment(environment);
    }

    @Override
    public void onBusyMachine(String because) {
        next.onBusyMachine(because);
    }

    @Override
    public void onCapacity(String label, Condition under, double requestsPerSecond) {
        next.onCapacity(label, under, requestsPerSecond);
    }

    @Override
    public void onPrepared(Preparation preparation) {
        next.onPrepared(preparation);
    }

    @Override
    public void onTrial(TrialResult trial) {
        next.onTrial(trial);
    }
}
