package dev.sessionmark.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Queries over the comparisons of finished experiments, in the request's session. */
@ApplicationScoped
public class ComparisonDocumentRepository
        implements PanacheRepositoryBase<ComparisonDocument, String> {

    private final HistorySession session;

    ComparisonDocumentRepository(HistorySession session) {
        this.session = session;
    }

    /** Forgets what was judged by other rules. */
    Uni<Long> forgetOthers(String experiment, String rules) {
        return delete("experimentId = ?1 and id not like ?2", experiment, "%/" + rules);
    }

    /** Keeps a document, in place of what was kept before. */
    Uni<ComparisonDocument> keep(ComparisonDocument document) {
        return session.merge(document);
    }
}
