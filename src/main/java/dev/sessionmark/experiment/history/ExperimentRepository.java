package dev.sessionmark.experiment.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class ExperimentRepository implements PanacheRepositoryBase<Experiment, String> {}
