package dev.sessionmark.experiment.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Queries over the comparisons of finished experiments. */
@ApplicationScoped
public class ComparisonDocumentRepository
        implements PanacheRepositoryBase<ComparisonDocument, String> {}
